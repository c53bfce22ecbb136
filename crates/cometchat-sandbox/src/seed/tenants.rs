//! The tenants of the demo: two dozen businesses that could be customers of one account holder.

/// One seeded app.
pub(crate) struct Tenant {
    pub(crate) name: &'static str,
    pub(crate) region: &'static str,
    pub(crate) plan: &'static str,
    pub(crate) state: &'static str,
    /// What its people talk about.
    pub(crate) topic: Topic,
    pub(crate) n_users: usize,
    pub(crate) n_groups: usize,
    /// Days before the demo starts at which the app was made.
    pub(crate) age_days: u32,
}

/// What the people of a tenant talk about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Topic {
    Marketplace,
    Health,
    Learning,
    Travel,
    Finance,
    Delivery,
    Property,
    Community,
}

const fn tenant(
    name: &'static str,
    place: (&'static str, &'static str),
    topic: Topic,
    size: (usize, usize, u32),
) -> Tenant {
    Tenant {
        name,
        region: place.0,
        plan: place.1,
        state: "active",
        topic,
        n_users: size.0,
        n_groups: size.1,
        age_days: size.2,
    }
}

/// All tenants, the large one first. `n_users` of the first is replaced by the configured size.
pub(crate) const TENANTS: [Tenant; 24] = [
    tenant(
        "Bazaarly Marketplace",
        ("us", "enterprise"),
        Topic::Marketplace,
        (100_000, 2_000, 1_460),
    ),
    tenant("Northwind Health", ("eu", "advanced"), Topic::Health, (420, 36, 980)),
    tenant("Studyloop", ("in", "advanced"), Topic::Learning, (640, 58, 730)),
    tenant("Wander & Stay", ("eu", "basic"), Topic::Travel, (310, 24, 612)),
    tenant("Kestrel Pay", ("us", "enterprise"), Topic::Finance, (520, 18, 1_105)),
    tenant("Plate Runner", ("us", "advanced"), Topic::Delivery, (780, 44, 540)),
    tenant("Hearth Homes", ("us", "basic"), Topic::Property, (190, 22, 477)),
    tenant("Trailmates", ("eu", "basic"), Topic::Community, (260, 61, 390)),
    tenant("Clinica Aurora", ("eu", "advanced"), Topic::Health, (145, 12, 365)),
    tenant("Dabbawala Express", ("in", "basic"), Topic::Delivery, (330, 20, 301)),
    tenant("LinguaBridge", ("eu", "basic"), Topic::Learning, (210, 31, 288)),
    tenant("Souk Online", ("eu", "advanced"), Topic::Marketplace, (280, 16, 266)),
    tenant("Pine & Ledger", ("us", "basic"), Topic::Finance, (96, 8, 240)),
    tenant("Monsoon Travels", ("in", "basic"), Topic::Travel, (175, 14, 214)),
    tenant("Second Shelf Books", ("us", "build"), Topic::Marketplace, (64, 9, 190)),
    tenant("Care Circle", ("us", "advanced"), Topic::Health, (130, 27, 171)),
    tenant("Rooftop Rentals", ("in", "basic"), Topic::Property, (118, 11, 150)),
    tenant("Chess Corner", ("eu", "build"), Topic::Community, (88, 33, 133)),
    tenant("Fjord Freight", ("eu", "basic"), Topic::Delivery, (74, 7, 101)),
    tenant("Tutor Tree", ("in", "build"), Topic::Learning, (57, 13, 76)),
    tenant("Bazaarly Staging", ("us", "build"), Topic::Marketplace, (40, 6, 700)),
    tenant("Kestrel Pay Sandbox", ("us", "build"), Topic::Finance, (25, 4, 410)),
    tenant("New tenant (trial)", ("eu", "build"), Topic::Community, (0, 0, 2)),
    Tenant {
        state: "archived",
        ..tenant("Old Harbour Club", ("eu", "basic"), Topic::Community, (35, 5, 1_300))
    },
];
