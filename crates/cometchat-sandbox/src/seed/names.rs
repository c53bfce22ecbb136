//! Given and family names from many places, some long, some written right to left.

/// Given names in Latin letters, paired at random with [`FAMILY`].
pub(crate) const GIVEN: [&str; 120] = [
    "Maria", "James", "Aisha", "Liam", "Sofia", "Noah", "Priya", "Emma", "Mateo", "Olivia", "Arjun",
    "Ava", "Lucas", "Mia", "Kenji", "Isabella", "Omar", "Charlotte", "Diego", "Amelia", "Wei",
    "Harper", "Ivan", "Evelyn", "Yusuf", "Abigail", "Tomás", "Emily", "Kwame", "Ella", "Hiroshi",
    "Scarlett", "Andrei", "Grace", "Rahul", "Chloe", "Pedro", "Victoria", "Ananya", "Riley", "Jakub",
    "Zoe", "Fatima", "Nora", "Luca", "Lily", "Samuel", "Hannah", "Chidi", "Layla", "Oskar", "Zara",
    "Elena", "Felix", "Nadia", "Hugo", "Leila", "Theo", "Ingrid", "Rafael", "Mei", "Sanjay", "Freya",
    "Malik", "Carmen", "Anton", "Divya", "Joaquín", "Beatriz", "Emeka", "Astrid", "Vikram", "Lucía",
    "Stefan", "Amara", "Björn", "Camille", "Deepak", "Eszter", "Farid", "Gabriela", "Hassan", "Iris",
    "Jamal", "Katarzyna", "Leo", "Magda", "Nikhil", "Oksana", "Pavel", "Quentin", "Rosa", "Søren",
    "Tariq", "Ursula", "Valentina", "William", "Ximena", "Yara", "Zoltán", "Daniel", "Ruth", "Peter",
    "Agnes", "Thomas", "Clara", "Simon", "Helena", "Marcus", "Julia", "Patrick", "Teresa", "Victor",
    "Alice", "George", "Nina", "Robert", "Laura", "Martin", "Irene",
];

/// Family names in Latin letters.
pub(crate) const FAMILY: [&str; 120] = [
    "Lopez", "Smith", "Khan", "O'Connor", "Rossi", "Müller", "Sharma", "Johnson", "García", "Brown",
    "Patel", "Nguyen", "Silva", "Kowalski", "Tanaka", "Dubois", "Haddad", "Wilson", "Fernández",
    "Novak", "Chen", "Taylor", "Petrov", "Martin", "Demir", "Anderson", "Costa", "Thomas", "Mensah",
    "Jackson", "Sato", "White", "Popescu", "Harris", "Gupta", "Clark", "Oliveira", "Lewis", "Iyer",
    "Walker", "Wójcik", "Young", "Rahman", "Larsen", "Bianchi", "King", "Cohen", "Wright", "Okafor",
    "Scott", "Nilsson", "Ali", "Morales", "Schneider", "Hussain", "Lefèvre", "Amini", "Becker",
    "Hansen", "Pereira", "Lin", "Reddy", "Jensen", "Diallo", "Ortiz", "Volkov", "Menon", "Ramírez",
    "Souza", "Eze", "Berg", "Singh", "Herrera", "Ionescu", "Adeyemi", "Lindqvist", "Moreau", "Joshi",
    "Nagy", "Karimi", "Mendes", "Mahmoud", "Jansen", "Ibrahim", "Nowak", "Weber", "Zielińska", "Rao",
    "Shevchenko", "Dvořák", "Lambert", "Marino", "Sørensen", "Aziz", "Fischer", "Vargas", "Evans",
    "Castillo", "Osman", "Horváth", "Roberts", "Meyer", "Quinn", "Murphy", "Ferrari", "Hughes",
    "Delgado", "Park", "Kim", "Hall", "Wood", "Moore", "Green", "Baker", "Hill", "Stone", "Field",
    "Ford", "Lane", "Brooks",
];

/// Whole names that a list must be able to show: other scripts, very long ones, emoji.
pub(crate) const SPECIAL: [&str; 16] = [
    "محمد الأحمد",
    "נועה כהן",
    "فاطمة الزهراء بنت عبد الله",
    "王小明",
    "佐藤 美咲",
    "김민준",
    "Анастасия Волкова",
    "ศิริพร แก้วใส",
    "प्रिया शर्मा",
    "Γιώργος Παπαδόπουλος",
    "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von und zu Hohenlohe-Langen",
    "Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios Ruiz",
    "🌻 Rosie",
    "J.",
    "Support Team ✅",
    "Nguyễn Thị Hồng Nhung",
];

/// Tags that people of an app carry, with how many of a thousand carry each.
pub(crate) const TAGS: [(&str, u32); 10] = [
    ("vip", 40),
    ("newsletter", 300),
    ("beta", 120),
    ("seller", 220),
    ("buyer", 450),
    ("needs-review", 15),
    ("mobile", 500),
    ("partner", 30),
    ("refund-open", 12),
    ("staff", 8),
];
