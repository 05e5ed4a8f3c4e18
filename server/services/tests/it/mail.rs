//! The outbox and its worker, with a small mail server of our own.

use std::sync::{Arc, Mutex};

use domain::actor::StaffRole;
use domain::ids::CaseId;
use jiff::SignedDuration;
use sea_orm::EntityTrait;
use services::entities::outbox;
use services::mail::worker::send_due;
use services::mail::{Kind, Mail, Recipient, Transport, enqueue, of_case, oldest_unsent};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::support::{TestPortal, administrator, portals, registered, staff, vendor};

const TARO: &str = "taro@example.jp";

/// A mail server that keeps what it gets. The first `refusals` mails are put off with 451.
struct Sink {
    url: String,
    received: Arc<Mutex<Vec<String>>>,
    arrival: Arc<Notify>,
}

impl Sink {
    async fn start(refusals: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let received = Arc::new(Mutex::new(Vec::new()));
        let refusals = Arc::new(Mutex::new(refusals));
        let arrival = Arc::new(Notify::new());
        let (mails, bell) = (Arc::clone(&received), Arc::clone(&arrival));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (mails, bell) = (Arc::clone(&mails), Arc::clone(&bell));
                tokio::spawn(converse(stream, mails, bell, Arc::clone(&refusals)));
            }
        });
        Self { url, received, arrival }
    }

    fn transport(&self) -> Transport {
        Transport::from_url(&self.url).expect("a transport")
    }

    fn received(&self) -> Vec<String> {
        self.received.lock().expect("the mails").clone()
    }
}

async fn converse(
    stream: TcpStream,
    received: Arc<Mutex<Vec<String>>>,
    arrival: Arc<Notify>,
    refusals: Arc<Mutex<usize>>,
) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 sink\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let command = line.to_ascii_uppercase();
        let answer = match command.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-sink\r\n250 8BITMIME\r\n",
            "MAIL" if put_off(&refusals) => "451 4.3.0 not now, taro@example.jp\r\n",
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    mail.push_str(&line);
                    mail.push('\n');
                }
                received.lock().expect("the mails").push(mail);
                arrival.notify_one();
                "250 taken\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 ok\r\n",
        };
        writer.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}

fn put_off(refusals: &Mutex<usize>) -> bool {
    let mut left = refusals.lock().expect("the count");
    let refuse = *left > 0;
    *left = left.saturating_sub(1);
    refuse
}

async fn rows(test: &TestPortal) -> Vec<outbox::Model> {
    outbox::Entity::find().all(test.portal.db()).await.expect("the outbox")
}

#[tokio::test]
async fn a_mail_leaves_by_smtp_once_and_its_secret_is_forgotten() {
    for test in portals().await {
        let sink = Sink::start(0).await;
        registered(&test, TARO).await;
        let row = rows(&test).await.remove(0);
        assert_eq!(send_due(&test.portal, &sink.transport()).await.unwrap(), 1);
        assert_eq!(send_due(&test.portal, &sink.transport()).await.unwrap(), 0);
        let mails = sink.received();
        assert_eq!(mails.len(), 1);
        let mail = &mails[0];
        assert!(mail.contains(&format!("Message-ID: <{}@shinsa.example.jp>", row.id)), "{mail}");
        assert!(mail.contains(&format!("To: {TARO}")), "{mail}");
        assert!(mail.contains("Auto-Submitted: auto-generated"), "{mail}");
        assert!(mail.contains("Date: Sun, 22 Nov 2026 03:00:00 +0000"), "{mail}");
        assert!(mail.contains("multipart/alternative"), "{mail}");
        let sent = rows(&test).await.remove(0);
        assert_eq!(sent.sent_at, Some(row.created_at));
        assert_eq!((sent.text_body.as_str(), sent.html_body.as_str()), ("", ""));
        assert_eq!(sent.subject, row.subject);
    }
}

#[tokio::test]
async fn a_mail_that_is_put_off_goes_out_later() {
    for test in portals().await {
        let sink = Sink::start(1).await;
        let transport = sink.transport();
        registered(&test, TARO).await;
        assert_eq!(send_due(&test.portal, &transport).await.unwrap(), 0);
        let row = rows(&test).await.remove(0);
        assert_eq!(row.last_error.as_deref(), Some("the server answered 451"));
        assert_eq!(row.attempts, 1);
        test.clock.advance(SignedDuration::from_secs(59));
        assert_eq!(send_due(&test.portal, &transport).await.unwrap(), 0);
        test.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(send_due(&test.portal, &transport).await.unwrap(), 1);
        assert_eq!(sink.received().len(), 1);
        assert_eq!(rows(&test).await.remove(0).last_error, None);
    }
}

#[tokio::test]
async fn a_mail_is_given_up_after_ten_attempts() {
    for test in portals().await {
        let sink = Sink::start(usize::MAX).await;
        let transport = sink.transport();
        registered(&test, TARO).await;
        assert_eq!(oldest_unsent(&test.portal).await.unwrap(), Some(SignedDuration::ZERO));
        for attempt in 1..=10 {
            assert_eq!(send_due(&test.portal, &transport).await.unwrap(), 0);
            let row = rows(&test).await.remove(0);
            assert_eq!((row.attempts, row.given_up_at.is_some()), (attempt, attempt == 10));
            test.clock.advance(SignedDuration::from_hours(6));
        }
        assert_eq!(oldest_unsent(&test.portal).await.unwrap(), None);
        send_due(&test.portal, &transport).await.unwrap();
        assert_eq!(rows(&test).await.remove(0).attempts, 10);
    }
}

#[tokio::test]
async fn two_workers_never_send_one_mail_twice() {
    for test in portals().await {
        let sink = Sink::start(0).await;
        for person in 0..12 {
            registered(&test, &format!("person{person}@example.jp")).await;
        }
        let (one, two) = (sink.transport(), sink.transport());
        let (one, two) = tokio::join!(send_due(&test.portal, &one), send_due(&test.portal, &two));
        assert_eq!(one.unwrap() + two.unwrap(), 12, "{}", test.database);
        assert_eq!(sink.received().len(), 12, "{}", test.database);
    }
}

#[tokio::test]
async fn files_are_whole_and_ordered_by_time() {
    for test in portals().await {
        let dir = test.portal.settings().data.join("mail");
        registered(&test, TARO).await;
        let transport = Transport::Files { dir: dir.clone() };
        assert_eq!(send_due(&test.portal, &transport).await.unwrap(), 1);
        let row = rows(&test).await.remove(0);
        let names: Vec<_> = std::fs::read_dir(&dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(names, [format!("{}-{}.eml", row.created_at, row.id)]);
        let mail = std::fs::read_to_string(dir.join(&names[0])).unwrap();
        assert!(mail.contains("text/plain") && mail.contains("text/html"), "{mail}");
    }
}

#[tokio::test]
async fn the_worker_sends_and_stops_when_told() {
    for test in portals().await {
        let sink = Sink::start(0).await;
        registered(&test, TARO).await;
        let shutdown = CancellationToken::new();
        let worker = services::mail::worker::run(test.portal.clone(), sink.transport(), shutdown.clone());
        let work = tokio::spawn(worker);
        sink.arrival.notified().await;
        shutdown.cancel();
        work.await.unwrap();
        assert_eq!(sink.received().len(), 1);
        assert!(rows(&test).await[0].sent_at.is_some(), "a mail in the making is finished");
    }
}

#[tokio::test]
async fn a_crooked_recipient_never_reaches_a_header() {
    for test in portals().await {
        let link = "https://shinsa.example.jp/".to_owned();
        let mail = Mail::CaseAssigned {
            number: "R8-1-0001\r\nBcc: x@example.jp".into(),
            product: "製品\r\n\r\nBcc: y@example.jp".into(),
            link,
        };
        let to = |email: &str| Recipient { email: email.into(), name: "名\r\n前".into(), account: None };
        for email in ["taro@example.jp\r\nBcc: z@example.jp", "taro", "a@b.jp, c@d.jp"] {
            assert!(enqueue(test.portal.db(), &test.portal, &mail, &to(email), None).await.is_err());
        }
        enqueue(test.portal.db(), &test.portal, &mail, &to(TARO), None).await.unwrap();
        let sink = Sink::start(0).await;
        assert_eq!(send_due(&test.portal, &sink.transport()).await.unwrap(), 1);
        let mail = sink.received().remove(0);
        let (headers, _) = mail.split_once("\n\n").unwrap();
        assert!(!headers.contains("\nBcc:"), "{headers}");
    }
}

#[tokio::test]
async fn the_page_of_a_case_lists_its_mails_and_a_vendor_sees_their_own() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let reviewer = staff(&test, &admin, "shinsa@mhlw.example.jp", [StaffRole::Reviewer]).await;
        let owner = vendor(&test, TARO, "4011001098993").await;
        let other = vendor(&test, "other@example.jp", "7010705000725").await;
        let case = CaseId::new("case");
        for actor in [&reviewer, &owner] {
            let mail = Mail::CorrectionReminder {
                number: "R8-1-0001".into(),
                due: test.portal.now(),
                link: "https://shinsa.example.jp/".into(),
            };
            let to = Recipient {
                email: "x@example.jp".into(),
                name: "誰か".into(),
                account: actor.account().cloned(),
            };
            enqueue(test.portal.db(), &test.portal, &mail, &to, Some(&case)).await.unwrap();
        }
        assert_eq!(of_case(&test.portal, &reviewer, &case).await.unwrap().len(), 2);
        let own = of_case(&test.portal, &owner, &case).await.unwrap();
        assert_eq!(own.len(), 1);
        assert_eq!(own[0].kind, Kind::CorrectionReminder.id());
        assert_eq!(of_case(&test.portal, &other, &case).await.unwrap(), []);
    }
}
