//! Tells cargo that the binary carries the files of `site/`: without this a build that ran before
//! the browser bundle was made would go on serving nothing.

fn main() {
    println!("cargo:rerun-if-changed=site");
}
