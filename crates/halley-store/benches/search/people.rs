//! Believable users, the same ones at every run.

use halley_store::UserRow;

const FIRST: [&str; 40] = [
    "Anna", "Bert", "Carla", "David", "Elena", "Felix", "Greta", "Hannah", "Ivan", "Julia",
    "Karim", "Lena", "Marco", "Nadia", "Omar", "Paula", "Quentin", "Rosa", "Samir", "Tanja",
    "Umberto", "Vera", "Walter", "Xenia", "Yusuf", "Zoë", "Amélie", "Björn", "Chloé", "Dmitri",
    "Łukasz", "Søren", "Aiko", "Hiroshi", "Priya", "Rahul", "Mei", "Wei", "Fatima", "Ahmed",
];
const LAST: [&str; 40] = [
    "Smith",
    "Müller",
    "García",
    "Kowalski",
    "Rossi",
    "Dubois",
    "Ivanov",
    "Tanaka",
    "Singh",
    "Khan",
    "Nguyen",
    "Kim",
    "Andersson",
    "Hansen",
    "Virtanen",
    "Novák",
    "Papadopoulos",
    "Silva",
    "Costa",
    "Jansen",
    "de Vries",
    "Brown",
    "Taylor",
    "Wilson",
    "Johnson",
    "Martinez",
    "Fernández",
    "López",
    "Schmidt",
    "Schneider",
    "Fischer",
    "Weber",
    "Meyer",
    "Wagner",
    "Becker",
    "Hoffmann",
    "Keller",
    "Huber",
    "Brunner",
    "Zimmermann",
];
const ROLES: [&str; 6] = ["default", "default", "default", "agent", "guest", "moderator"];
const TAGS: [&str; 8] = ["vip", "trial", "de", "us", "in", "mobile", "web", "beta"];

/// Texts to search for, by what they are like.
pub(crate) const NEEDLES: [(&str, [&str; 6]); 5] = [
    ("of one letter", ["a", "e", "s", "m", "k", "0"]),
    ("of two letters", ["an", "er", "ma", "sc", "ul", "9-"]),
    ("of three letters", ["ann", "mul", "ros", "lop", "ard", "tan"]),
    ("of a whole name", ["anna smith", "felix weber", "zoe kim", "aiko huber", "omar khan", "mei"]),
    ("that finds few or nothing", ["a-00431", "xyzzy", "c0ffee-1", "ff-00099", "qqq", "7-000077"]),
];

/// The user of a number.
pub(crate) fn person(n: usize) -> UserRow {
    let mix = mixed(n as u64);
    let pick = |shift: u32, among: usize| (mix >> shift) as usize % among;
    let now = 1_795_000_000;
    UserRow {
        uid: format!("{:08x}-{n:06}", mix as u32),
        name: format!("{} {}", FIRST[pick(0, 40)], LAST[pick(8, 40)]),
        role: Some(ROLES[pick(16, 6)].to_owned()),
        avatar: Some(format!("https://media.example.com/avatars/{mix:016x}.jpg")),
        tags: (0..pick(24, 3)).map(|i| TAGS[pick(28 + i as u32 * 4, 8)].to_owned()).collect(),
        online: Some(mix & 7 == 0),
        last_active_at: Some(now - (mix >> 40) as i64 % 8_000_000),
        created_at: Some(now - 90_000_000 + n as i64 * 60),
        updated_at: Some(now - (mix >> 36) as i64 % 8_000_000),
        deactivated_at: mix.is_multiple_of(29).then_some(now),
    }
}

/// Spreads a number over all bits (the finaliser of SplitMix64).
fn mixed(n: u64) -> u64 {
    let mut mix = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mix = (mix ^ (mix >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mix = (mix ^ (mix >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mix ^ (mix >> 31)
}
