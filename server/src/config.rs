//! The command line. Each option also stands in the environment, as `SHINSA_…`.

use std::net::SocketAddr;
use std::path::PathBuf;

use app::words::Words;
use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::forms::FormId;
use url::Url;

/// Shinsa (審査): the portal for screening card readers with face authentication.
#[derive(Debug, Parser)]
#[command(name = "shinsa", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the portal; the mail worker runs in the same process
    Serve(Serve),
    /// Fill an empty data folder with demonstration data, through the real use cases
    Demo,
    /// Bring the database schema up to date and stop
    Migrate,
    /// Send mail and reminders, without serving pages
    Worker,
    /// Check and repair
    Doctor(Doctor),
    /// The seven forms: described, blank, filled in; needs no data folder
    #[command(subcommand)]
    Form(Form),
    /// Read forms and check them; needs no data folder
    Inspect(Inspect),
}

/// `shinsa form …`
#[derive(Debug, Subcommand)]
pub enum Form {
    /// List the forms
    List {
        /// For programs
        #[arg(long)]
        json: bool,
    },
    /// Print the JSON Schema of a form's data
    Schema {
        #[arg(value_name = "ID", value_parser = form_id)]
        form: FormId,
    },
    /// Print example data of a form; those of the seven fit each other and `form call`
    Example {
        #[arg(value_name = "ID", value_parser = form_id)]
        form: FormId,
        /// Data that fit this call and application instead
        #[arg(long, value_name = "CALL.json")]
        call: Option<PathBuf>,
    },
    /// Write a blank form
    Blank {
        #[arg(value_name = "ID", value_parser = form_id)]
        form: FormId,
        /// Where to; `-` is standard output
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// The call whose title and editions are printed on it
        #[arg(long, value_name = "CALL.json")]
        call: Option<PathBuf>,
    },
    /// Write a form filled in with data
    Fill {
        #[arg(value_name = "ID", value_parser = form_id)]
        form: FormId,
        /// The data, see `form schema`; `-` is standard input
        #[arg(long, value_name = "DATA.json")]
        data: PathBuf,
        /// Where to; `-` is standard output
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// The call whose edition is printed on it and whose rounding holds
        #[arg(long, value_name = "CALL.json")]
        call: Option<PathBuf>,
    },
    /// Print an example of CALL.json
    Call,
}

/// `shinsa inspect`
#[derive(Debug, Args)]
pub struct Inspect {
    /// The form that the files are said to be; else each file tells
    #[arg(long, value_name = "ID", value_parser = form_id)]
    pub form: Option<FormId>,
    /// The call and the application to hold them against, see `form call`
    #[arg(long, value_name = "CALL.json")]
    pub call: Option<PathBuf>,
    /// For programs
    #[arg(long)]
    pub json: bool,
    /// Language of the messages
    #[arg(long, default_value = "ja", value_parser = ["ja", "en"])]
    pub lang: String,
    /// The files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

impl Inspect {
    pub fn words(&self) -> Words {
        Words::new(self.lang.parse().unwrap_or_default())
    }
}

fn form_id(id: &str) -> Result<FormId, String> {
    FormId::from_id(id)
        .ok_or_else(|| format!("no such form; there are {}", FormId::ALL.map(FormId::id).join(", ")))
}

/// Options of every subcommand.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// Folder for the database file, uploaded files and mails
    #[arg(long, env = "SHINSA_DATA", default_value = "data", global = true, value_name = "DIR")]
    pub data: PathBuf,
    /// Database: sqlite://… or postgres://…; by default DIR/shinsa.sqlite
    #[arg(long, env = "SHINSA_DATABASE_URL", global = true, value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Where people reach the portal; links in mails begin with it; by default http://ADDR
    #[arg(long, env = "SHINSA_BASE_URL", global = true, value_name = "URL")]
    pub base_url: Option<Url>,
    /// Mail transport: smtp://… or smtps://…; by default .eml files in DIR/mail
    #[arg(long, env = "SHINSA_MAIL_URL", global = true, value_name = "URL", hide_env_values = true)]
    pub mail_url: Option<String>,
    /// Sender of mails
    #[arg(long, env = "SHINSA_MAIL_FROM", default_value = "no-reply@shinsa.invalid", global = true)]
    pub mail_from: String,
    /// Whom people ask; shown on the contact page, e.g. a mail address
    #[arg(long, env = "SHINSA_CONTACT", global = true)]
    pub contact: Option<String>,
    /// What is logged, e.g. `info` or `warn,services=debug`
    #[arg(long, env = "SHINSA_LOG", default_value = "info", global = true)]
    pub log: String,
    /// How log lines look
    #[arg(long, env = "SHINSA_LOG_FORMAT", default_value = "text", global = true)]
    pub log_format: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub struct Serve {
    /// Address to listen on; port 0 takes a free one
    #[arg(long, env = "SHINSA_ADDR", default_value = "127.0.0.1:3000")]
    pub addr: SocketAddr,
    /// Minutes without activity after which a session ends
    #[arg(long, env = "SHINSA_SESSION_MINUTES", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub session_minutes: u32,
    /// Leave mail and reminders to `shinsa worker`
    #[arg(long, env = "SHINSA_NO_WORKER", value_parser = clap::builder::BoolishValueParser::new())]
    pub no_worker: bool,
    /// Believe the last entry of X-Forwarded-For: only behind a proxy of your own
    #[arg(long, env = "SHINSA_TRUST_PROXY", value_parser = clap::builder::BoolishValueParser::new())]
    pub trust_proxy: bool,
    /// Refuse to start with settings that are only good for trying: mail to files, plain http
    #[arg(long, env = "SHINSA_PRODUCTION", value_parser = clap::builder::BoolishValueParser::new())]
    pub production: bool,
}

#[derive(Debug, Args)]
pub struct Doctor {
    /// Walk every hash chain, replay every case, hash every file anew; ends with 1 if anything is wrong
    #[arg(long, env = "SHINSA_DOCTOR_VERIFY", value_parser = clap::builder::BoolishValueParser::new())]
    pub verify: bool,
    /// Make the read models anew from the history and say what differed
    #[arg(long, env = "SHINSA_DOCTOR_REBUILD", value_parser = clap::builder::BoolishValueParser::new())]
    pub rebuild: bool,
    /// Check the exported ZIP of a case and nothing else; needs no database. Ends with 1 if anything in it
    /// was changed
    #[arg(long, value_name = "FILE", conflicts_with_all = ["verify", "rebuild"])]
    pub verify_export: Option<PathBuf>,
}

impl Common {
    /// The database's address; SQLite in the data folder unless another one is named.
    pub fn database(&self) -> String {
        match &self.database_url {
            Some(url) => url.clone(),
            None => format!("sqlite://{}?mode=rwc", self.data.join("shinsa.sqlite").display()),
        }
    }

    /// The mail transport's address; files in the data folder unless another one is named.
    ///
    /// # Errors
    /// Where the data folder has no absolute path.
    pub fn mail(&self) -> std::io::Result<String> {
        match &self.mail_url {
            Some(url) => Ok(url.clone()),
            None => {
                let folder = std::path::absolute(self.data.join("mail"))?;
                let url = Url::from_directory_path(&folder)
                    .map_err(|()| std::io::Error::other("the data folder has no absolute path"))?;
                Ok(url.to_string())
            }
        }
    }
}
