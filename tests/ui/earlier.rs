//! A data folder that an earlier version made: everything in it is there.

use crate::kit::{Role, Setup, Window, copy};
use docket::credentials::{KeyringError, Vault};
use docket::desk::{Intent, RowState};
use docket::domain::search::query::{Column, Queue};
use docket::domain::{DisputeId, Status};
use docket::sandbox::{Config, Faults, Sandbox};
use docket::store::View;
use secrecy::{ExposeSecret as _, SecretString};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// Where the server of the account was. Nothing answers there when the folder is opened again.
const PORT: u16 = 47_311;

/// A keyring that can be written down.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<BTreeMap<String, String>>>);

impl Vault for Written {
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeyringError> {
        Ok(self.0.lock().expect("a keyring").get(name).cloned().map(Into::into))
    }

    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeyringError> {
        self.0.lock().expect("a keyring").insert(name.to_owned(), secret.expose_secret().to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeyringError> {
        self.0.lock().expect("a keyring").remove(name);
        Ok(())
    }
}

fn place(version: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/earlier").join(version)
}

fn drafts(window: &Window) -> BTreeMap<String, String> {
    let outbox = window.open_session().outbox().clone();
    window.desk.runtime.block_on(outbox.drafts()).expect("read").into_iter().collect()
}

fn open(version: &str) -> Window {
    let place = place(version);
    let keyring = std::fs::read_to_string(place.join("keyring.json")).expect("a keyring");
    let keyring = Written(Arc::new(Mutex::new(serde_json::from_str(&keyring).expect("JSON"))));
    let data = Some(place.join("data"));
    let mut window = Setup { data, vault: Some(Box::new(keyring)), ..Setup::default() }.open();
    window.until("the account of the folder", |w| w.session().is_some_and(|s| s.account().name == "Acme"));
    window.until("its disputes", |w| w.open_session().found().total > 0 && !w.open_session().outbox().is_blind());
    window
}

#[test]
fn what_an_earlier_version_kept_is_there() {
    let mut window = open("1");
    let session = window.open_session();
    window.click(Role::Tab, "All 60");
    let views = session.views();
    assert_eq!(
        views.iter().map(|view| (view.name.as_str(), view.text.as_str())).collect::<Vec<_>>(),
        [("Large ones", "amount:>50")]
    );
    let rows = session.outbox().rows();
    let has = |state: &dyn Fn(RowState) -> bool, is_it: &dyn Fn(&Intent) -> bool| {
        rows.iter().any(|row| state(row.state) && is_it(&row.intent))
    };
    let file =
        |name: &'static str| move |intent: &Intent| matches!(intent, Intent::Upload { file, .. } if file.name == name);
    let is_submission = |intent: &Intent| matches!(intent, Intent::Submit(_));
    let told: Vec<_> = rows.iter().map(|row| (row.state, row.intent.as_str())).collect();
    assert!(has(&|state| state == RowState::Confirmed, &is_submission), "{told:?}");
    assert!(has(&|state| state == RowState::Confirmed, &file("proof.pdf")), "{told:?}");
    assert!(has(&|state| state == RowState::Refused, &file("refused.pdf")), "{told:?}");
    // Whether they still wait or need a person by now depends on the day this runs.
    let is_open = |state: RowState| state.is_active() || state.needs_person();
    assert!(has(&is_open, &|intent| matches!(intent, Intent::Accept(_))), "{told:?}");
    assert!(has(&is_open, &|intent| matches!(intent, Intent::Tags { .. })), "{told:?}");
    let submitted = rows.iter().find(|row| is_submission(&row.intent)).expect("it was just there");
    let dispute = submitted.intent.dispute().expect("of a dispute").clone();
    let proofs = window.desk.runtime.block_on(session.outbox().proofs(dispute)).expect("read");
    assert!(matches!(proofs.as_slice(), [Some(_)]), "the proof of the submission");

    let drafts = drafts(&window);
    for typed in ["draft@example.org", "Delivered, and signed for", "exhibit"] {
        assert!(drafts.values().any(|data| data.contains(typed)), "{typed} in {:?}", drafts.keys());
    }
    window.click(Role::Button, "Score");
    window.wait_text("draft@example.org");
}

fn settings() -> &'static str {
    Box::leak(
        format!(
            "version = 1\nhold_secs = 0\nlast_account = \"a-1\"\nappearance = \"light\"\ntext_scale = 1.1\n\
             [[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\nenvironment = \"sandbox\"\n\
             urls = {{ finix = \"http://127.0.0.1:{PORT}\" }}\nuser_names = {{ finix = \"{}\" }}\n",
            Sandbox::credentials()[0].username
        )
        .into_boxed_str(),
    )
}

/// Types what a submission or an acceptance asks for.
fn confirm(window: &mut Window, id: &DisputeId, label: &str, note: &str, button: &str) {
    window.fill(label, note);
    for label in ["Reason for overriding the open check · required".to_owned()]
        .into_iter()
        .chain((2..6).map(|open| format!("Reason for overriding the {open} open checks · required")))
    {
        if window.has(Role::TextInput, &label) {
            window.fill(&label, "Known");
        }
    }
    let amount = window.open_session().entry(id).and_then(|entry| entry.money).expect("an amount").decimal();
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.click(Role::Button, button);
}

fn open_next(window: &mut Window, done: &[DisputeId]) -> DisputeId {
    let now = window.desk.clock.now();
    let fits = |entry: &docket::store::Entry| {
        entry.status == Status::NeedsResponse
            && entry.due().is_some_and(|due| due > now + jiff::SignedDuration::from_hours(60))
            && !done.contains(&entry.dispute.id)
    };
    window.key(egui::Key::Escape);
    window.open_first(fits)
}

/// Run it before a change of what is kept, with a new number, and commit what it made.
#[test]
#[ignore = "makes the folder that the test above opens"]
fn a_data_folder_of_this_version_is_made() {
    let version = std::env::var("DOCKET_EARLIER").expect("the folder's number");
    let keyring = Written::default();
    let secret = Sandbox::credentials()[0].secret.to_string();
    keyring.write("a-1/finix", &secret.into()).expect("kept");
    keyring.write("a-1/finix/address", &format!("http://127.0.0.1:{PORT}").into()).expect("kept");
    let mut window = Setup { settings: settings(), vault: Some(Box::new(keyring.clone())), ..Setup::default() }.open();
    let config = Config {
        listen: ([127, 0, 0, 1], PORT).into(),
        disputes: 60,
        evidence_after: Some(std::time::Duration::ZERO),
        ..Config::default()
    };
    let server = window.desk.runtime.block_on(docket::sandbox::start(config)).expect("a server");
    let fault = |spec: &str| server.faults().set(spec.parse::<Faults>().expect("a fault"));
    window.harness.key_press(egui::Key::F5);
    window.wait_for_list();
    let session = window.open_session();

    let one = open_next(&mut window, &[]);
    let path = window.pdf("proof.pdf", 2_000);
    window.drop_file(path);
    window.wait_text("Received by Finix");
    window.click(Role::Button, "Review and submit…");
    window.wait_text("Note to the issuer");
    confirm(&mut window, &one, "Note to the issuer · required", "Delivered", "Submit evidence");
    window.wait_text("Evidence submitted");
    window.click(Role::Button, "Close");

    let two = open_next(&mut window, std::slice::from_ref(&one));
    fault("upload_evidence=status:422");
    let path = window.pdf("refused.pdf", 900);
    window.drop_file(path);
    window.wait_text("Evidence wasn't uploaded");
    server.faults().clear();
    window.click(Role::Button, "Review and submit…");
    window.fill("Note to the issuer · required", "Delivered, and signed for");
    window.until("the note on the disk", |w| drafts(w).values().any(|data| data.contains("signed for")));
    window.click(Role::Button, "Cancel");

    let three = open_next(&mut window, &[one.clone(), two.clone()]);
    window.desk.settings.change(|settings| settings.hold_secs = 3_600);
    window.click(Role::Button, "Accept dispute…");
    window.wait_text("Finix says the dispute needs a response");
    confirm(&mut window, &three, "Note · required", "Refund already due", "Accept dispute");
    window.click(Role::Button, "Continue in background");

    let four = open_next(&mut window, &[one.clone(), two.clone(), three.clone()]);
    window.key(egui::Key::P);
    window.wait_text("Build the packet");
    let path = window.folder.path().join("exhibit.txt");
    std::fs::write(&path, "Delivered on 3 October").expect("a file");
    window.drop_file(path);
    window.until("the packet on the disk", |w| drafts(w).values().any(|data| data.contains("exhibit")));
    window.key(egui::Key::Escape);

    fault("*=reset_before");
    let edited = [("owner".to_owned(), "dana".to_owned())].into_iter().collect();
    let tags =
        docket::desk::Intent::Tags { dispute: four, base: docket::domain::Tags::default(), edited, insists: true };
    session.outbox().add(tags, None);
    let sort = session.found().query.sort;
    session.keep_views(
        &window.desk.runtime,
        vec![View {
            name: "Large ones".to_owned(),
            is_pinned: true,
            queue: Queue::All,
            text: "amount:>50".to_owned(),
            sort,
            columns: vec![(Column::Amount, 90.0), (Column::Customer, 200.0)],
        }],
    );
    window.click(Role::Button, "Score");
    window.fill("Email · required", "draft@example.org");
    window.until("the draft on the disk", |w| drafts(w).values().any(|data| data.contains("draft@example.org")));
    window.desk.runtime.block_on(session.outbox().settle()).expect("settled");

    let place = place(&version);
    let _nothing_before = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(&place).expect("a folder");
    std::fs::write(
        place.join("keyring.json"),
        serde_json::to_string_pretty(&*keyring.0.lock().expect("a keyring")).expect("JSON") + "\n",
    )
    .expect("written");
    std::fs::remove_file(window.folder.path().join("exhibit.txt")).expect("removed");
    drop(session);
    let folder = window.close();
    copy(folder.path(), &place.join("data"));
}
