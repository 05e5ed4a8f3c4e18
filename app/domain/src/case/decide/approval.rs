//! What the approver (審査責任者) may do: decide as recommended, or give it back.

use super::super::command::{Command, same};
use super::super::decision::{Recommendation, Verdict};
use super::super::event::EventData;
use super::super::facts::{LINE, required_line, required_text};
use super::super::refusal::Refusal;
use super::super::stage::Standing;
use super::Asked;
use crate::actor::StaffRole;

/// Whether the command can be given now, whatever its content; gives what was recommended.
pub(super) fn may<'a>(asked: &Asked<'a>) -> Result<&'a Recommendation, Refusal> {
    asked.needs_role(&[StaffRole::Approver])?;
    let (_, Standing::AwaitingApproval(recommendation)) = asked.screening()? else {
        return Err(Refusal::NothingToApprove);
    };
    if same(&recommendation.by, asked.actor.account()) {
        return Err(Refusal::SamePerson);
    }
    Ok(recommendation)
}

pub(super) fn decide(asked: &Asked<'_>, command: Command) -> Result<Vec<EventData>, Refusal> {
    let recommendation = may(asked)?;
    match command {
        Command::Approve { document_number } => {
            let document_number = required_line("document_number", &document_number, LINE)
                .map_err(|error| Refusal::Invalid(vec![error]))?;
            Ok(vec![EventData::Decided {
                verdict: recommendation.verdict,
                reasons: recommendation.reasons.clone(),
                recommended_by: recommendation.by.clone(),
                document_number,
                // The teaching belongs to a result against the applicant (行政不服審査法 第82条).
                appeal: (recommendation.verdict == Verdict::Fail)
                    .then(|| asked.call.appeal.clone().unwrap_or_default()),
            }])
        }
        Command::ReturnRecommendation { reason } => {
            let reason =
                required_text("reason", &reason, 4000).map_err(|error| Refusal::Invalid(vec![error]))?;
            Ok(vec![EventData::RecommendationReturned { reason }])
        }
        _ => Err(asked.role_may_not()),
    }
}
