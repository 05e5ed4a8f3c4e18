//! The real binary in peace: memory, logs, the worker, first start.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use domain::forms::FormId;
use sea_orm::{ColumnTrait, ConnectOptions, Database, EntityTrait, QueryFilter};
use services::entities::outbox;

use crate::support::files::heavy;
use crate::support::people::{HOSHINO, KAWABE};
use crate::support::process::{Server, demonstration, multipart, printed, read_all, run, shinsa};

const MB: usize = 1024 * 1024;

/// Five at a time, 200 MB in all: what is held in memory does not grow with what is sent.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat_while_200_mb_are_uploaded() {
    let folder = demonstration();
    let server = Server::start(folder.path(), &["--no-worker"]);
    let cookie = server.sign_in(HOSHINO);
    let page = server.get("/vendor", &cookie).expect("a page");
    let links = crate::support::html::links(&page);
    let draft = links
        .iter()
        .find(|link| {
            let path = format!("{link}/submit");
            link.starts_with("/applications/")
                && server.get(&path, &cookie).is_ok_and(|page| page.starts_with("HTTP/1.0 200"))
        })
        .expect("a draft");
    let upload = |form: FormId, bytes: usize, seed: u64| {
        let path = format!("{draft}/documents/{}", form.id());
        let name = format!("form.{}", form.format().extension());
        let body = multipart(&name, &heavy(form, bytes, seed));
        let mut stream = server.begin_upload(&path, &cookie, &body).expect("a connection");
        stream.write_all(&body).expect("sent");
        let answer = read_all(stream).expect("an answer");
        assert!(answer.starts_with("HTTP/1.0 303"), "{answer}");
    };
    // Whatever is loaded once is loaded now.
    upload(FormId::SelfDeclaration, MB, 1);
    server.forget_peak();
    let before = server.peak_memory();
    for round in 0..2 {
        std::thread::scope(|scope| {
            for (number, form) in (0..).zip(&FormId::ALL[..5]) {
                scope.spawn(move || upload(*form, 19 * MB, 10 * round + number));
            }
        });
    }
    let grown = server.peak_memory().saturating_sub(before);
    assert!(grown < 40 * MB as u64, "grew by {} MB", grown / MB as u64);
    let stored =
        server.get(&format!("{draft}/documents/{}", FormId::TrackRecord.id()), &cookie).expect("a page");
    assert!(stored.contains("19."), "the file of 19 MB is shown");
}

#[test]
fn single_use_links_and_addresses_do_not_stand_in_the_log() {
    let folder = demonstration();
    let server = Server::start(folder.path(), &["--log", "info"]);
    let secret = "5ecre75ecre75ecre75ecre75ecre75ecre75ecre75ecre75ecre75ecre75ecre";
    for path in ["/confirm/", "/password/reset/", "/invitation/", "/setup/"] {
        let answer = server.get(&format!("{path}{secret}"), "").expect("an answer");
        assert!(answer.contains("HTTP/1.0"), "{answer}");
    }
    let cookie = server.sign_in(KAWABE);
    let wrong = server.post("/sign-in", "", "email=somebody%40else.example&password=hunter2hunter2");
    wrong.expect("an answer");
    server.get("/screening?search=%E6%98%9F%E9%87%8E", &cookie).expect("an answer");
    let log = server.log();
    assert!(log.contains("/confirm/") && log.contains("/sign-in"), "requests are logged: {log}");
    for hidden in
        [secret, "somebody", "kawabe", "hunter2", "search=", cookie.rsplit('=').next().expect("a value")]
    {
        assert!(!log.contains(hidden), "{hidden} stands in the log: {log}");
    }
}

#[test]
fn an_empty_database_asks_for_the_first_administrator_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut child = shinsa(folder.path(), ["serve", "--addr", "127.0.0.1:0"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the binary");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut link = None;
    for line in lines {
        let line = line.expect("a line");
        if line.contains("/setup/") {
            link = Some(line.trim().to_owned());
        }
        if line.starts_with("listening") {
            break;
        }
    }
    child.kill().expect("killed");
    child.wait().expect("its end");
    let link = link.expect("a link");
    assert_eq!(link.rsplit('/').next().map(str::len), Some(64), "{link}");
}

/// What `shinsa serve` prints until it listens.
fn printed_at_start(folder: &std::path::Path, more: &[&str]) -> String {
    let arguments = ["serve", "--addr", "127.0.0.1:0", "--no-worker"].into_iter().chain(more.iter().copied());
    let mut child = shinsa(folder, arguments)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the binary");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let lines = lines.map(|line| line.expect("a line"));
    let lines: Vec<_> = lines.take_while(|line| !line.starts_with("listening")).collect();
    child.kill().expect("killed");
    child.wait().expect("its end");
    lines.join("\n")
}

#[test]
fn the_demonstrations_accounts_are_named_at_each_start_and_never_elsewhere() {
    let folder = demonstration();
    for _ in 0..2 {
        let said = printed_at_start(folder.path(), &[]);
        assert!(said.contains(HOSHINO) && said.contains(server::demo::PASSWORD), "{said}");
    }
    let production =
        ["--production", "--base-url", "https://shinsa.example.jp/", "--mail-url", "smtp://127.0.0.1:9"];
    assert_eq!(printed_at_start(folder.path(), &production), "");
    let empty = tempfile::tempdir().expect("a temporary folder");
    let said = printed_at_start(empty.path(), &[]);
    assert!(!said.contains(server::demo::PASSWORD), "{said}");
    // Another database than the one that the demonstration was played on.
    std::fs::copy(folder.path().join("demonstration"), empty.path().join("demonstration")).expect("copied");
    assert!(!printed_at_start(empty.path(), &[]).contains(server::demo::PASSWORD));
}

#[test]
fn demonstration_data_goes_only_into_an_empty_folder() {
    let folder = demonstration();
    let again = run(folder.path(), &["demo"]);
    assert!(!again.status.success());
    assert!(printed(&again).contains("not empty"), "{}", printed(&again));
    assert!(run(folder.path(), &["migrate"]).status.success(), "migrating twice does no harm");
}

#[test]
fn production_refuses_settings_that_are_only_good_for_trying() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let plain = run(folder.path(), &["serve", "--addr", "127.0.0.1:0", "--production"]);
    assert!(!plain.status.success() && printed(&plain).contains("https"), "{}", printed(&plain));
    let base = ["--base-url", "https://shinsa.example.jp/"];
    let arguments = [["serve", "--addr"].as_slice(), &["127.0.0.1:0", "--production"], &base].concat();
    let files = run(folder.path(), &arguments);
    assert!(!files.status.success() && printed(&files).contains("mail"), "{}", printed(&files));
}

#[test]
fn the_doctor_ends_with_1_where_something_is_wrong() {
    let folder = demonstration();
    assert!(run(folder.path(), &["doctor", "--verify"]).status.success());
    let files = folder.path().join("files");
    let first = std::fs::read_dir(&files).expect("files").next().expect("a folder").expect("an entry").path();
    std::fs::remove_dir_all(first).expect("removed");
    let verified = run(folder.path(), &["doctor", "--verify"]);
    assert_eq!(verified.status.code(), Some(1), "{}", printed(&verified));
    assert!(printed(&verified).contains("is missing"), "{}", printed(&verified));
}

#[test]
fn the_doctor_makes_no_database_where_there_is_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let nowhere = folder.path().join("elsewhere");
    for data in [folder.path(), &nowhere] {
        let verified = run(data, &["doctor", "--verify"]);
        assert!(!verified.status.success(), "{}", printed(&verified));
        assert!(printed(&verified).contains(&data.display().to_string()), "{}", printed(&verified));
    }
    assert!(!nowhere.exists());
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0, "something was made");
}

/// A mail server that takes everything and rings for each mail.
fn sink() -> (String, std::sync::mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    let (bell, mails) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let bell = bell.clone();
            std::thread::spawn(move || converse(stream, &bell));
        }
    });
    (url, mails)
}

fn converse(stream: TcpStream, bell: &Sender<String>) -> std::io::Result<()> {
    let mut writer = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    writer.write_all(b"220 sink\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let answer = match line.to_ascii_uppercase().split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-sink\r\n250 8BITMIME\r\n",
            "DATA" => {
                writer.write_all(b"354 go on\r\n")?;
                let mut mail = String::new();
                for line in lines.by_ref().map_while(Result::ok).take_while(|line| line != ".") {
                    mail += &line;
                    mail.push('\n');
                }
                writer.write_all(b"250 taken\r\n")?;
                // The test may have seen enough.
                let _ = bell.send(mail);
                continue;
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 ok\r\n",
        };
        writer.write_all(answer.as_bytes())?;
    }
    Ok(())
}

#[tokio::test]
async fn the_worker_sends_what_waits_and_stops_when_asked() {
    let folder = demonstration();
    let database = format!("sqlite://{}?mode=rwc", folder.path().join("shinsa.sqlite").display());
    let unsent = async || {
        let mut options = ConnectOptions::new(&database);
        options.sqlx_logging(false);
        let connection = Database::connect(options).await.expect("the database");
        let query = outbox::Entity::find().filter(outbox::Column::SentAt.is_null());
        let rows = query.all(&connection).await.expect("the outbox");
        connection.close().await.expect("closed");
        rows.into_iter().map(|row| row.id).collect::<BTreeSet<String>>()
    };
    let server = Server::start(folder.path(), &["--no-worker"]);
    for number in 0..5 {
        let body = format!("email=person{number}%40vendor.example&name=a&password=violet+harbour+tin+7");
        server.post("/sign-up", "", &body).expect("an answer");
    }
    drop(server);
    let ids = unsent().await;
    let waiting = ids.len();
    assert!(waiting >= 5, "{waiting} mails wait");
    let (url, mails) = sink();
    let mut worker = shinsa(folder.path(), ["worker", "--mail-url", &url, "--log", "warn"])
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("the binary");
    let mut subjects = 0;
    for number in 0..waiting {
        let mail =
            mails.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("only {number} mails"));
        subjects += usize::from(mail.contains("Subject: ") && mail.contains("Message-ID: "));
    }
    assert_eq!(subjects, waiting);
    let asked =
        std::process::Command::new("sh").args(["-c", &format!("kill -TERM {}", worker.id())]).status();
    assert!(asked.expect("a shell").success());
    assert!(worker.wait().expect("its end").success());
    // What time alone brought meanwhile may still wait; of what waited before nothing is left over.
    assert_eq!(unsent().await.intersection(&ids).count(), 0);
}
