//! What a person can ask in this room.

use crate::case::command::Side;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListingCommand {
    /// The vendor's signatory: the product leaves the register.
    Delist {
        reason: String,
    },
    /// A reviewer or an administrator: the entry should never have been made.
    ProposeError {
        reason: String,
    },
    /// An approver, another person.
    ApproveError,
    RejectError {
        reason: String,
    },
}

/// Commands without their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListingCommandKind {
    Delist,
    ProposeError,
    ApproveError,
    RejectError,
}

impl ListingCommandKind {
    pub const ALL: [ListingCommandKind; 4] = [
        ListingCommandKind::Delist,
        ListingCommandKind::ProposeError,
        ListingCommandKind::ApproveError,
        ListingCommandKind::RejectError,
    ];

    /// The stable name in catalogue keys (`command-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            ListingCommandKind::Delist => "delist",
            ListingCommandKind::ProposeError => "propose-error",
            ListingCommandKind::ApproveError => "approve-error",
            ListingCommandKind::RejectError => "reject-error",
        }
    }

    /// Whose command it is.
    pub fn side(self) -> Side {
        match self {
            ListingCommandKind::Delist => Side::Vendor,
            _ => Side::Ministry,
        }
    }
}

impl ListingCommand {
    pub fn kind(&self) -> ListingCommandKind {
        match self {
            ListingCommand::Delist { .. } => ListingCommandKind::Delist,
            ListingCommand::ProposeError { .. } => ListingCommandKind::ProposeError,
            ListingCommand::ApproveError => ListingCommandKind::ApproveError,
            ListingCommand::RejectError { .. } => ListingCommandKind::RejectError,
        }
    }
}
