//! The rules of the screening (審査), without any input or output.
//!
//! Everything here is a function of its arguments: no database, no files, no HTTP and no clock of
//! its own – *now* is always passed in. So every rule can be tested in microseconds, and the same
//! code can run in the browser.
//!
//! | you look for | go to |
//! |---|---|
//! | what a case may do in which stage, and who may do it | [`case`] |
//! | the settings of a call for applications (募集回) | [`call`] |
//! | what is tried on real devices in 審査3 | [`test_plan`] |
//! | figures about many cases: medians, percentiles, counts | [`statistics`] |
//! | the seven forms and their fields | [`forms`] |
//! | the automatic checks of a form and across forms | [`checks`] |
//! | what they found | [`finding`] |
//! | business days, public holidays, 和暦 | [`calendar`] |
//! | the standard processing period (標準処理期間) | [`clock`] |
//! | the public register and what is public at all | [`register`] |
//! | 法人番号 | [`corporate_number`] |
//! | comparing Japanese text, and taking it in | [`text`] |
//! | postal codes, telephone, e-mail, kana | [`contact`] |
//! | yen, consumption tax, rounding | [`money`] |

pub mod actor;
pub mod calendar;
pub mod call;
pub mod call_input;
pub mod case;
pub mod checks;
pub mod clock;
pub mod contact;
pub mod corporate_number;
pub mod datasets;
pub mod finding;
pub mod forms;
pub mod ids;
pub mod money;
pub mod register;
pub mod statistics;
pub mod test_plan;
pub mod text;
pub mod validation;
