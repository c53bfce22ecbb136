//! What people say: short exchanges per topic, told as (who, text), 0 and 1 taking turns.

use super::tenants::Topic;

/// One exchange; the number says which of the two (or of a group's members) speaks.
pub(crate) type Exchange = &'static [(usize, &'static str)];

/// Exchanges of a topic.
pub(crate) fn exchanges(topic: Topic) -> &'static [Exchange] {
    match topic {
        Topic::Marketplace => MARKETPLACE,
        Topic::Health => HEALTH,
        Topic::Learning => LEARNING,
        Topic::Travel => TRAVEL,
        Topic::Finance => FINANCE,
        Topic::Delivery => DELIVERY,
        Topic::Property => PROPERTY,
        Topic::Community => COMMUNITY,
    }
}

/// Names of groups of a topic.
pub(crate) fn group_names(topic: Topic) -> &'static [&'static str] {
    match topic {
        Topic::Marketplace => &[
            "Vintage cameras",
            "Sellers' lounge",
            "Returns desk",
            "New listings",
            "Bargain hunters",
            "Shoes and bags",
        ],
        Topic::Health => &[
            "Care team A",
            "Diabetes support",
            "Night shift",
            "New parents",
            "Reception",
            "Recovery steps",
        ],
        Topic::Learning => &[
            "Algebra II",
            "Spanish beginners",
            "Homework help",
            "Essay feedback",
            "Exam countdown",
            "Teachers' room",
        ],
        Topic::Travel => &[
            "Lisbon in May",
            "Hosts of Porto",
            "Lost luggage desk",
            "Mountain huts",
            "Family trips",
            "Rail pass owners",
        ],
        Topic::Finance => &[
            "Card support",
            "Disputes",
            "Small business",
            "Fraud watch",
            "Product updates",
            "Tax season",
        ],
        Topic::Delivery => &[
            "Riders north",
            "Riders south",
            "Kitchen partners",
            "Dispatch",
            "Late orders",
            "Weekend crew",
        ],
        Topic::Property => &[
            "Viewings this week",
            "Tenants of Elm Street",
            "Repairs",
            "First-time buyers",
            "Agents",
            "Keys and access",
        ],
        Topic::Community => &[
            "Sunday walks",
            "Beginners welcome",
            "Photo of the week",
            "Gear talk",
            "Organisers",
            "Off topic",
        ],
    }
}

const MARKETPLACE: &[Exchange] = &[
    &[
        (0, "Hi, is the camera still available?"),
        (1, "Yes, it is. It comes with the original strap and two lenses."),
        (0, "Great. Would you take 180 for it?"),
        (1, "I could do 195 with shipping included."),
        (0, "Deal. How do I pay?"),
        (1, "Through the order page, please. I can ship tomorrow morning."),
    ],
    &[
        (0, "My parcel shows as delivered but nothing has arrived."),
        (1, "Sorry about that. Can you check with your neighbours first?"),
        (0, "I did, nobody has it."),
        (
            1,
            "I have opened a case with the carrier, number 40-2291. You will hear from us by Thursday.",
        ),
        (0, "Thank you, that was quick."),
    ],
    &[
        (0, "The colour is different from the pictures 😕"),
        (1, "Could you send me a photo in daylight?"),
        (0, "Here it is."),
        (1, "You are right, that is the older batch. Refund or exchange?"),
        (0, "Exchange, please."),
    ],
    &[
        (0, "Do you ship to Norway?"),
        (1, "We do: 12 to 15 days, tracking included."),
        (0, "Perfect 👍"),
    ],
];
const HEALTH: &[Exchange] = &[
    &[
        (0, "Good morning, I would like to move my appointment on Friday."),
        (1, "Of course. Monday at 10:20 or Tuesday at 15:00?"),
        (0, "Tuesday at 15:00 is good."),
        (1, "Done. Please bring your medication list."),
    ],
    &[
        (0, "Since yesterday the new tablets make me dizzy."),
        (1, "Thank you for telling us. Are you taking them with food?"),
        (0, "No, in the morning before breakfast."),
        (1, "Please take them after breakfast. If it is not better tomorrow, call the practice."),
        (0, "I will, thanks."),
    ],
    &[
        (0, "Has the lab result arrived?"),
        (1, "It came in this morning, all values are in the normal range."),
        (0, "What a relief! 🙏"),
    ],
];
const LEARNING: &[Exchange] = &[
    &[
        (0, "I do not understand exercise 4, the one with the trains."),
        (1, "Draw the two distances first. What do you know about the times?"),
        (0, "They meet after t hours, both the same t."),
        (1, "Exactly. So 80t + 60t = 350."),
        (0, "t = 2.5! Now I see it."),
        (1, "Well done 🎉"),
    ],
    &[
        (0, "When is the essay due?"),
        (1, "Sunday at midnight, 800 words."),
        (0, "Can I write about renewable energy?"),
        (1, "Yes, but narrow it down: one country, one decade."),
    ],
    &[
        (0, "¿Cómo se dice 'to be looking forward to'?"),
        (1, "«Tener muchas ganas de». Tengo muchas ganas de verte."),
        (0, "¡Gracias!"),
    ],
];
const TRAVEL: &[Exchange] = &[
    &[
        (0, "We land at 23:40. Is late check-in possible?"),
        (1, "Yes, the key box is beside the blue door. I will send the code on the day."),
        (0, "Is there parking nearby?"),
        (1, "Two streets away, 14 a night. https://parking.example.com/porto"),
        (0, "Great, thank you."),
    ],
    &[
        (0, "My flight was cancelled, what happens with the booking?"),
        (1, "You can move it free of charge up to six months. Which dates suit you?"),
        (0, "The second week of June."),
        (1, "Moved. The confirmation is in your inbox."),
    ],
    &[
        (0, "Which hut has space for six on Saturday?"),
        (1, "Only the upper one, and bring sleeping bags."),
        (0, "Perfect, booking now 🏔️"),
    ],
];
const FINANCE: &[Exchange] = &[
    &[
        (0, "There is a payment on my card that I do not know: 49.90, yesterday."),
        (1, "I see it. Shall I block the card and open a dispute?"),
        (0, "Yes please."),
        (
            1,
            "Blocked. A new card arrives within three working days; the dispute has number D-88213.",
        ),
        (0, "How long does the refund take?"),
        (1, "Provisional credit within 48 hours."),
    ],
    &[
        (0, "Can I raise my daily limit to 3,000 for the weekend?"),
        (1, "You can do that yourself under Cards, Limits. It returns to normal on Monday."),
        (0, "Found it, thanks."),
    ],
    &[(0, "Please send the statement for March."), (1, "Here it is as a PDF."), (0, "Received.")],
];
const DELIVERY: &[Exchange] = &[
    &[
        (0, "Order 7714: the gate is locked."),
        (1, "Code is 4410, second entrance on the left."),
        (0, "In. Leaving it at the door of flat 12."),
        (1, "Thank you! Still warm 🍜"),
    ],
    &[
        (0, "Kitchen is 15 minutes behind, shall I wait?"),
        (1, "Take 7720 first, it is ready and on your way."),
        (0, "OK, on it 🚲"),
    ],
    &[
        (0, "One drink is missing from my order."),
        (1, "Sorry! Refund or shall we send it?"),
        (0, "A refund is fine."),
        (1, "Done, 3.20 back on your card."),
    ],
];
const PROPERTY: &[Exchange] = &[
    &[
        (0, "Is the flat on Elm Street still free in September?"),
        (1, "It is. There is a viewing on Wednesday at 18:00."),
        (0, "Can I bring my dog?"),
        (1, "The owner agrees to one small dog."),
        (0, "He is small, I promise 🐶"),
    ],
    &[
        (0, "The heating makes a knocking noise again."),
        (1, "The technician can come tomorrow between 8 and 10."),
        (0, "I am at work then; the neighbour has a key."),
        (1, "Noted, he will ring at 3B."),
    ],
];
const COMMUNITY: &[Exchange] = &[
    &[
        (0, "Who is in for the ridge on Sunday?"),
        (1, "Me! What time?"),
        (2, "Count me in, I can drive three people."),
        (0, "8:30 at the station. Bring layers, wind is forecast."),
        (3, "Joining with two friends."),
        (1, "I will bring coffee ☕"),
    ],
    &[
        (0, "Photo of the week: the fog over the lake."),
        (1, "Wow, which lens?"),
        (0, "35 mm, one second, on a stone instead of a tripod 😄"),
        (2, "That has my vote."),
    ],
    &[
        (0, "First time here, hello everyone!"),
        (1, "Welcome! Where are you from?"),
        (0, "Bergen. Still learning the openings."),
        (2, "Start with the Italian, it teaches good habits."),
    ],
];

/// Lines that chatter goes on with while the demo is open.
pub(crate) const SMALL_TALK: [&str; 24] = [
    "One moment, I am checking.",
    "Sounds good.",
    "Thanks a lot!",
    "I will get back to you in an hour.",
    "Could you send me the order number?",
    "Yes, that works for me.",
    "Hmm, let me think about it.",
    "Is there anything else I can help with?",
    "Great, see you then 👋",
    "No rush.",
    "I have just sent it.",
    "Can we do that on Monday instead?",
    "Perfect.",
    "That is exactly what I meant.",
    "Any news on this?",
    "Sorry for the late answer, it was a long day.",
    "Agreed.",
    "😂😂",
    "I will ask a colleague.",
    "Here is the link: https://status.example.com",
    "It works now, thank you!",
    "Please try once more.",
    "Who is on call tonight?",
    "Good morning everybody ☀️",
];

/// Text that a careless program would run, show wrongly or choke on.
pub(crate) const HOSTILE: [&str; 10] = [
    "<script>alert('hello')</script> <b>bold?</b> <img src=x onerror=alert(1)>",
    "Invoice \u{202E}fdp.exe is attached",
    "zero\u{200B}width\u{200D}joiners\u{FEFF} hide here",
    "Click javascript:alert(document.cookie) or file:///etc/passwd",
    "https://example.com@evil.example.net/login looks like somewhere else",
    "https://xn--pple-43d.example.com/ is not what it seems",
    "Z̸̢͓̹͇a̷̧͚͈l̶̨̛̥͓g̵̡̻̫o̸ ̴t̶e̷x̵t",
    "مرحبا! السعر 120 دولار, thanks (mixed directions) שלום",
    "{{7*7}} ${7*7} %s %n '; DROP TABLE users; --",
    "=HYPERLINK(\"https://evil.example.net\",\"open\")",
];
