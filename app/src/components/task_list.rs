//! The tasks of an application: any order, each with its status.

use leptos::prelude::*;

use super::tag::{Tag, Tone};

/// One task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// What there is to do.
    pub title: String,
    /// Where it is done; `None` while it can't be started.
    pub href: Option<String>,
    /// What it needs, or why it can't be started yet.
    pub hint: Option<String>,
    /// How far it is, in words.
    pub status: String,
    /// What the status means.
    pub tone: Tone,
}

/// Tasks below a heading of their own.
#[component]
pub fn TaskList(
    /// The heading; `id` must be unique on the page.
    #[prop(into)]
    title: String,
    #[prop(into)] id: String,
    tasks: Vec<Task>,
) -> impl IntoView {
    let rows = tasks
        .into_iter()
        .enumerate()
        .map(|(index, task)| {
            let status_id = format!("{id}-{index}-status");
            let hint_id = task.hint.as_ref().map(|_| format!("{id}-{index}-hint"));
            let described = match &hint_id {
                Some(hint) => format!("{hint} {status_id}"),
                None => status_id.clone(),
            };
            let title = match task.href {
                Some(href) => view! {
                    <a class="task__link" href=href aria-describedby=described>
                        {task.title}
                    </a>
                }
                .into_any(),
                None => view! { <span class="task__title">{task.title}</span> }.into_any(),
            };
            let hint = task.hint.map(|hint| view! { <p class="task__hint" id=hint_id>{hint}</p> });
            view! {
                <li class="task">
                    <div class="task__what">{title} {hint}</div>
                    <div class="task__status" id=status_id>
                        <Tag text=task.status tone=task.tone />
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="task-list" aria-labelledby=id.clone()>
            <h2 class="task-list__title" id=id.clone()>
                {title}
            </h2>
            <ul class="task-list__tasks">{rows}</ul>
        </section>
    }
}
