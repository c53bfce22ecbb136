//! What an import could not do, as a file that is dropped in again as it is.

use std::path::Path;

use halley_core::model::import::ImportKind;
use halley_core::testing::TestConsole;
use rust_xlsxwriter::Workbook;

use super::import::{begun, planned};
use super::{at_service, role};

const HEADS: [&str; 5] = ["uid", "name", "role", "tags", "metadata"];
/// Cells that a spreadsheet, or a file of commas, would take for something else.
const ROWS: [[&str; 5]; 3] = [
    ["ada", "Ada", "", "", ""],
    ["0012", "=SUM(1, 2)", "boss", "a, b", r#"{"team":"blue; red","n":1}"#],
    ["bo", "Bo \"the\nbuilder\" مرحبا", "boss", "", ""],
];

fn csv() -> Vec<u8> {
    let cell = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &[&str; 5]| row.map(cell).join(",") + "\r\n";
    let rows: String = ROWS.iter().map(line).collect();
    (line(&HEADS) + &rows).into_bytes()
}

fn json() -> Vec<u8> {
    let row = |row: &[&str; 5]| {
        let cells = HEADS.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
        serde_json::Value::Object(
            cells.map(|(head, cell)| ((*head).into(), (*cell).into())).collect(),
        )
    };
    serde_json::to_vec(&ROWS.iter().map(row).collect::<Vec<_>>()).expect("JSON")
}

fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in (0..).zip([&HEADS].into_iter().chain(&ROWS)) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string(at, column, *cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

#[tokio::test]
async fn a_file_of_what_failed_goes_in_again_as_it_is_in_every_format() {
    for (format, bytes) in [("csv", csv()), ("json", json()), ("xlsx", xlsx())] {
        let t = TestConsole::new().await;
        let app = t.app().await;
        let file = t.folder.path().join(format!("people.{format}"));
        std::fs::write(&file, bytes).unwrap();
        let plan = planned(&t, &app, ImportKind::Users, &file).await;
        let job = begun(&t, &plan).await;
        assert_eq!((job.tally.done, job.tally.failed), (1, 2), "{format}");
        let name = t.console.job_failures_name(&job.id).await.unwrap();
        assert_eq!(Path::new(&name), Path::new(&format!("people-failed.{format}")));
        let failed = t.folder.path().join(name);
        assert_eq!(t.console.job_failures_save(&job.id, &failed).await.unwrap(), 2);

        role(&t, &app, "boss").await;
        let plan = planned(&t, &app, ImportKind::Users, &failed).await;
        let job = begun(&t, &plan).await;
        assert_eq!((job.tally.done, job.tally.failed), (2, 0), "{format}");
        let summed = at_service(&t, &app, "0012").await;
        assert_eq!(
            (summed.name.as_str(), &summed.tags),
            ("=SUM(1, 2)", &vec!["a".into(), "b".into()])
        );
        assert_eq!(summed.metadata.unwrap()["team"], "blue; red", "{format}");
        let built = at_service(&t, &app, "bo").await;
        assert_eq!(built.name, "Bo \"the\nbuilder\" مرحبا", "{format}");
    }
}
