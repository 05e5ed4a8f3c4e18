//! Tests of the document and its headers.

use http_body_util::BodyExt;

use super::*;
use crate::{flash::FieldError, form::Submitted};

async fn html(response: Response) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

fn signed_in() -> SignedIn {
    SignedIn {
        name: "山田 <太郎>".to_owned(),
        organization: Some("株式会社例".to_owned()),
        areas: vec![Area::Vendor],
        session_seconds: Some(1800),
    }
}

#[tokio::test]
async fn a_public_page_is_a_whole_document_without_scripts() {
    let chrome = Chrome { path: "/register?q=a".to_owned(), ..Chrome::bare(Locale::Ja) };
    let response = Page::new("適合製品").render(&chrome, || view! { <h1>"適合製品"</h1> });
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-cache");
    let html = html(response).await;
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"ja\"><head>"), "{html}");
    assert!(html.contains("<title>適合製品 | 審査ポータル</title>"), "{html}");
    assert!(html.contains("<h1>適合製品</h1>"), "{html}");
    assert!(html.contains("<a href=\"/register\" aria-current=\"page\">"), "{html}");
    assert!(html.contains("name=\"back\" value=\"/register?q=a\""), "{html}");
    assert!(!html.contains("<script") && !html.contains("/vendor"), "{html}");
    assert!(html.ends_with("</body></html>"), "{html}");
}

#[tokio::test]
async fn a_signed_in_page_is_not_stored_and_starts_its_islands_with_the_nonce() {
    let chrome = Chrome { who: Some(signed_in()), ..Chrome::bare(Locale::En) };
    let response = Page::new("Cases").render(&chrome, || view! { <h1>"Cases"</h1> });
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(!policy.contains("unsafe-inline"), "{policy}");
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
    assert!(nonce.len() >= 20, "{nonce}");
    let html = html(response).await;
    assert!(html.contains(&format!("<script type=\"module\" nonce=\"{nonce}\">")), "{html}");
    assert!(html.contains("import(\"/pkg/shinsa.js\")"), "{html}");
    assert!(html.contains("山田 &lt;太郎&gt;") && html.contains("href=\"/vendor\""), "{html}");
    assert!(!html.contains("href=\"/screening\""), "{html}");
}

#[tokio::test]
async fn each_response_has_its_own_nonce() {
    let policy = || {
        let response = Page::new("x").render(&Chrome::bare(Locale::Ja), || ());
        response.headers()[header::CONTENT_SECURITY_POLICY].clone()
    };
    assert_ne!(policy(), policy());
}

#[tokio::test]
async fn errors_stand_in_the_title_and_on_top_of_main() {
    let flash = Flash::invalid(
        "sign-in",
        &Submitted::from_pairs([("email", "a")]),
        vec![FieldError::new("email", "email")],
    );
    let chrome = Chrome { flash: Some(flash), ..Chrome::bare(Locale::Ja) };
    let html = html(Page::new("ログイン").render(&chrome, || view! { <h1>"ログイン"</h1> })).await;
    assert!(html.contains("<title>エラー：ログイン | 審査ポータル</title>"), "{html}");
    let (summary, heading) = (html.find("error-summary").unwrap(), html.find("<h1>").unwrap());
    assert!(html.find("<main").unwrap() < summary && summary < heading, "{html}");
}

#[tokio::test]
async fn a_notice_is_shown() {
    let chrome = Chrome { flash: Some(Flash::notice("notice-success")), ..Chrome::bare(Locale::Ja) };
    let html = html(Page::new("x").render(&chrome, || ())).await;
    assert!(html.contains("role=\"status\""), "{html}");
}

#[tokio::test]
async fn a_line_for_each_sheet_of_paper_cannot_end_its_style() {
    let page = Page::new("x").on_paper("A\"</style>");
    let response = page.render(&Chrome::bare(Locale::Ja), || ());
    let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(policy.contains("style-src 'self' 'nonce-"), "{policy}");
    let html = html(response).await;
    assert!(html.contains(r#"content: "\41 \22 \3c \2f \73 \74 \79 \6c \65 \3e ""#), "{html}");
    assert_eq!(html.matches("</style>").count(), 1, "{html}");
}
