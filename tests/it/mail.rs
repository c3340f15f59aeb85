//! E-mails as mail programs save them: the text or the page in them, their attachments, and who wrote them.

use organigramme::format::door;
use organigramme::format::reading::{Doubt, LineUse, Unreadable};
use organigramme::model::DerivedIds;

use crate::support::outlines::{outline, read};
use crate::support::sound::said;

const HEAD: &str = "Return-Path: <c.aubert@exemple.fr>\r\nFrom: Claire Aubert <c.aubert@exemple.fr>\r\n\
    To: rh@exemple.fr\r\nSubject: =?utf-8?Q?Effectifs_=C3=A0_jour?=\r\nMIME-Version: 1.0\r\n";

const BUDGET: &str = "\
Direction des finances
- 1 directrice (A)
  Service Budget
  - 3 gestionnaires (B)
";

/// Whether a name stands anywhere in what a file would keep.
fn keeps(report: &organigramme::format::reading::Report, name: &str) -> bool {
    format!("{:?}", report.project.to_record()).contains(name)
}

#[test]
fn the_text_of_a_mail_is_decoded_and_its_signature_is_none_of_the_chart() {
    // In ISO-8859-15 and base64; then as quoted letters whose lines flow.
    let body = "Bonjour,\n\nCi-dessous l'organisation :\n\nDirection des finances\n- 1 directrice (A)\n\n\
        Service Budget\n- 3 gestionnaires (B)\n\nCordialement,\nClaire Aubert\nDirection des affaires juridiques\n\
        05 55 00 11 22\n";
    let latin =
        base64(&body.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<_>>());
    let first = format!(
        "{HEAD}Content-Type: text/plain; charset=iso-8859-15\r\nContent-Transfer-Encoding: base64\r\n\r\n{latin}\r\n"
    );
    let quoted = body.replace('=', "=3D").replace("- 1 directrice", "- 1 =\r\ndirectrice");
    let second = format!(
        "{HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}"
    );
    for mail in [first, second] {
        let report = read(mail.as_bytes());
        assert_eq!(outline(&report), BUDGET);
        assert!(!keeps(&report, "Aubert") && !keeps(&report, "juridiques"));
        assert_eq!(report.problems, []);
        let signed = report.source.lines.iter().zip(&report.lines);
        let mut signed = signed.filter(|(line, _)| line.text.starts_with("Claire"));
        assert!(signed.all(|(_, line_use)| *line_use == LineUse::Furniture));
    }
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// The page of a mail keeps its table; what else says the same is not read twice, and files are named.
#[test]
fn the_page_of_a_mail_is_read_and_its_attachments_are_named() {
    let row = |cells: [&str; 4]| {
        let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
        format!("<tr>{cells}</tr>")
    };
    let table = [
        row(["Service", "Poste", "Catégorie", "Nombre"]),
        row(["Direction des finances", "directrice", "A", "1"]),
        row(["Service Budget", "gestionnaires", "B", "3"]),
    ];
    let mail = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=\"out\"\r\n\r\n--out\r\n\
         Content-Type: multipart/alternative; boundary=\"in\"\r\n\r\n--in\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nVoir le tableau.\r\n--in\r\n\
         Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>Bonjour,</p><table>{}</table>\
         <p>Bien cordialement,</p><p>Claire Aubert<br>Direction des affaires juridiques</p></body></html>\r\n\
         --in--\r\n--out\r\nContent-Type: application/pdf; name=\"bilan.pdf\"\r\n\
         Content-Disposition: attachment; filename=\"bilan.pdf\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQ=\r\n--out--\r\n",
        table.concat()
    );
    let report = read(mail.as_bytes());
    assert_eq!(outline(&report), BUDGET);
    let named = report.problems.iter().filter_map(|problem| match &problem.doubt {
        Doubt::AttachmentLeftOut { name } => Some(name.as_str()),
        _ => None,
    });
    assert_eq!(named.collect::<Vec<_>>(), ["bilan.pdf"]);
    assert!(!keeps(&report, "Aubert") && !keeps(&report, "juridiques"));
}

#[test]
fn a_mail_without_a_chart_says_where_one_may_be() {
    let refused =
        |mail: &str| door::read(mail.as_bytes(), &mut DerivedIds::new(b"mail")).unwrap_err();
    let bare = format!("{HEAD}\r\nBonjour,\r\nVoir ci-joint.\r\nCordialement\r\n");
    assert_eq!(refused(&bare), Unreadable::NoChartInMail { attached: Vec::new() });
    let mail = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
         Voir ci-joint.\r\n--b\r\nContent-Type: application/octet-stream; name=\"emplois.xlsx\"\r\n\
         Content-Disposition: attachment; filename=\"emplois.xlsx\"\r\n\r\nx\r\n--b--\r\n"
    );
    let error = refused(&mail);
    assert_eq!(error, Unreadable::NoChartInMail { attached: vec!["emplois.xlsx".to_owned()] });
    assert!(said(&error.message()).contains("emplois.xlsx"));
}
