//! What the sandbox lists as a plain table, and questions in both languages: as they are typed, and in SQL.
//!
//! Must not live here: the index, and what is compared.

use super::{CODEC, CODES, codes};
use crate::kit::world;
use docket::api::finix::{DisputeFilter, read_dispute};
use docket::domain::dispute::card::CardBrand;
use docket::domain::dispute::team::{ASSIGNEE, NONE, WORK, Work};
use docket::domain::search::chips::{self, Due, TagChoice};
use docket::domain::search::fold::fold;
use docket::domain::search::query::{Column, Query, Queue, Sort};
use docket::domain::search::{Condition, Search, Term, TextField, write};
use docket::domain::{
    ApplicationId, Deadline, Dispute, DisputeState, EvidenceSubmitted, IdentityId, MerchantId, Reason, ResponseState,
    Status, TransferId,
};
use docket::sandbox::Config;
use docket::store::{Arrived, Change, Disputes, Entry};
use jiff::{Timestamp, tz::TimeZone};
use rusqlite::{Connection, params, types::Value};

const DAY: i64 = 86_400_000;
const DISPUTES: u64 = 1_200;

/// Everything the sandbox lists, twice: as the store has it, and as a plain table.
pub async fn both() -> (Disputes, Vec<Entry>, Connection) {
    let world = world(Config { disputes: DISPUTES, ..Config::default() }).await;
    let store = Disputes::in_memory(CODEC, codes()).expect("a store");
    store.begin();
    let (mut cursor, mut dice) = (None, fastrand::Rng::with_seed(3));
    loop {
        let page = world.finix.list_disputes(&DisputeFilter::default(), cursor).await.expect("a page");
        let mut payments = Vec::new();
        for dispute in &page.items {
            // Some currencies are not known yet.
            if let Some(transfer) = dispute.transfer.as_ref().filter(|_| dice.u8(0..10) > 0) {
                payments.push((dispute.id.clone(), world.finix.payment(transfer).await.expect("a payment")));
            }
        }
        // Some are somebody's.
        let items = page.items.into_iter().map(|dispute| somebodys(&dispute, &mut dice));
        let disputes = items.map(Arrived::listed).collect();
        store.change(Change { disputes, payments, ..Change::default() }).await.expect("kept");
        match page.next {
            Some(next) => cursor = Some(next),
            None => break,
        }
    }
    let all = u32::try_from(store.index().len()).expect("few");
    let entries: Vec<Entry> = (0..all).map(|row| store.read(row).expect("readable").expect("there")).collect();
    let sql = table(&entries);
    (store, entries, sql)
}

/// The same dispute with somebody who works on it, now and then.
fn somebodys(dispute: &Dispute, dice: &mut fastrand::Rng) -> Dispute {
    let mut json: serde_json::Value = serde_json::from_str(&dispute.raw).expect("JSON");
    if dice.u8(0..3) == 0 {
        json["tags"][ASSIGNEE] = ["Ana", "Bo Å", "ana"][dice.usize(..3)].into();
        if dice.bool() {
            json["tags"][WORK] = ["to do", "ready to review", "with legal"][dice.usize(..3)].into();
        }
    }
    read_dispute(&json.to_string()).expect("a dispute")
}

pub fn table(entries: &[Entry]) -> Connection {
    let sql = Connection::open_in_memory().expect("a database");
    sql.execute_batch(
        "CREATE TABLE d (row INTEGER PRIMARY KEY, id TEXT, doc TEXT, status TEXT, rank INTEGER, reason TEXT, code TEXT,
           codes TEXT, merchant TEXT, merchants TEXT, currency TEXT, face INTEGER, minor INTEGER, created INTEGER,
           updated INTEGER, due INTEGER, is_due INTEGER, orderno TEXT, customer TEXT, transfer TEXT, response TEXT,
           assignee TEXT, work TEXT, step TEXT);
         CREATE TABLE t (row INTEGER, key TEXT, value TEXT);",
    )
    .expect("tables");
    for (row, entry) in (0_i64..).zip(entries) {
        let dispute = &entry.dispute;
        let deadline = Deadline::of(dispute);
        let folded = |text: Option<&str>| text.map(fold);
        let known = dispute.reason_code.as_ref().and_then(|code| CODES.known(code));
        let codes = dispute.reason_code.as_ref().map(|code| {
            let shown = CODES.shown(code);
            let names: Vec<&str> = CODES
                .all()
                .iter()
                .filter(|one| one.code == shown || one.code == code.raw)
                .map(|one| one.name.as_str())
                .collect();
            fold(&format!("{shown}\n{}\n{}", code.raw, names.join("\n")))
        });
        let merchants = [entry.merchant.as_deref(), dispute.merchant.as_ref().map(MerchantId::as_str)];
        sql.execute(
            "INSERT INTO d VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,
               ?24)",
            params![
                row,
                fold(dispute.id.as_str()),
                document(entry),
                // One that is asked about again needs a response too, and is found as that.
                fold(&match entry.status {
                    Status::Reopened => format!("{}\n{}", entry.status.token(), Status::NeedsResponse.token()),
                    status => status.token().to_owned(),
                }),
                Status::ALL.iter().position(|one| *one == entry.status).and_then(|at| i64::try_from(at).ok()),
                dispute.reason.as_ref().map(|reason| docket::domain::text::humanize(reason.as_wire())),
                entry.code.clone(),
                codes,
                entry.merchant.as_deref().map(str::to_lowercase),
                merchants.into_iter().flatten().map(fold).collect::<Vec<_>>().join("\n"),
                currency(entry).map(|currency| fold(currency.code())),
                entry.money.map(|money| i64::try_from(money.face_value()).expect("small")),
                entry.money.map(|money| money.minor),
                millis(dispute.created_at),
                millis(dispute.updated_at),
                deadline.and_then(|deadline| millis(deadline.at)),
                deadline.is_some(),
                folded(dispute.order_tag()),
                folded(customer(entry)),
                dispute.transfer.as_ref().map(|id| fold(id.as_str())),
                dispute.response_state.as_ref().map(|state| state.as_wire().to_owned()),
                folded(dispute.tags.get(ASSIGNEE)),
                folded(dispute.tags.get(WORK)),
                entry.team.work.as_ref().map(Work::place),
            ],
        )
        .expect("a row");
        assert!(known.is_none() || entry.code.is_some());
        for (key, value) in dispute.tags.iter() {
            sql.execute("INSERT INTO t VALUES (?1, ?2, ?3)", params![row, fold(key), fold(value)]).expect("a tag");
        }
    }
    sql
}

/// A currency is known also where an amount is not.
fn currency(entry: &Entry) -> Option<docket::domain::Currency> {
    entry.payment.as_ref().and_then(|payment| payment.currency).or(entry.dispute.currency)
}

/// By email, else by the name of a tag or of the card.
fn customer(entry: &Entry) -> Option<&str> {
    let holder = entry.payment.as_ref().and_then(|payment| payment.card.holder.as_deref());
    entry.dispute.tags.customer().or(holder)
}

fn millis(at: Option<Timestamp>) -> Option<i64> {
    at.map(Timestamp::as_millisecond)
}

/// Everything of a dispute that can be found, a line each.
fn document(entry: &Entry) -> String {
    let dispute = &entry.dispute;
    let mut lines: Vec<String> = vec![dispute.id.to_string(), entry.status.token().to_owned()];
    let ids = [
        dispute.transfer.as_ref().map(TransferId::as_str),
        dispute.merchant.as_ref().map(MerchantId::as_str),
        dispute.identity.as_ref().map(IdentityId::as_str),
        dispute.application.as_ref().map(ApplicationId::as_str),
    ];
    let words = [
        dispute.state.as_ref().map(DisputeState::as_wire),
        dispute.response_state.as_ref().map(ResponseState::as_wire),
        dispute.reason.as_ref().map(Reason::as_wire),
        dispute.evidence_submitted.as_ref().map(EvidenceSubmitted::as_wire),
        dispute.message.as_deref(),
        dispute.action.as_deref(),
    ];
    lines.extend(ids.into_iter().chain(words).flatten().map(ToOwned::to_owned));
    lines.extend(words.into_iter().flatten().map(|word| word.replace('_', " ")));
    for (key, value) in dispute.tags.iter() {
        lines.extend([key.to_owned(), key.replace('_', " "), value.to_owned()]);
    }
    for (key, value) in &dispute.details {
        lines.extend([key.clone(), key.replace('_', " "), value.clone()]);
    }
    lines.extend(entry.code.clone());
    let code = dispute.reason_code.as_ref();
    lines.extend(code.and_then(|code| CODES.known(code)).map(|known| known.name.clone()));
    let same_raw = CODES.all().iter().filter(|one| code.is_some_and(|c| c.raw == one.code));
    lines.extend(same_raw.map(|known| known.name.clone()));
    lines.extend(entry.money.map(|money| money.decimal()));
    lines.extend(currency(entry).map(|currency| currency.code().to_owned()));
    if let Some(payment) = &entry.payment {
        let card = &payment.card;
        let brand = card.brand.as_ref().map(CardBrand::as_wire);
        lines.extend(brand.into_iter().flat_map(|word| [word.to_owned(), word.replace('_', " ")]));
        lines.extend(card.last_four.as_ref().map(|last| last.as_str().to_owned()));
        lines.extend(card.holder.clone());
    }
    lines.iter().map(|line| fold(line)).collect::<Vec<_>>().join("\n")
}

/// A question in both languages.
pub struct Question {
    pub query: Query,
    pub typed: String,
    conditions: Vec<String>,
    pub values: Vec<Value>,
}

pub fn question(dice: &mut fastrand::Rng, entries: &[Entry], now: Timestamp) -> Question {
    let mut question = Question::of(Query::default());
    let entry = &entries[dice.usize(..entries.len())];
    for _ in 0..dice.usize(0..3) {
        question.word(&piece(dice, &document(entry)));
    }
    for _ in 0..dice.usize(0..3) {
        question.term(dice, entry, now);
    }
    question.filter(dice, entry, now);
    question.query.search = Search::parse(&question.typed, &TimeZone::UTC).expect("understood");
    let column = Column::ALL[dice.usize(..Column::ALL.len())];
    question.query.sort = Sort { column, is_descending: dice.bool() };
    question
}

/// A piece of a text such as a person types: part of a word, sometimes in capitals.
fn piece(dice: &mut fastrand::Rng, text: &str) -> String {
    let words: Vec<&str> =
        text.split([' ', '\n']).filter(|word| !word.is_empty() && !word.contains([':', '"', ','])).collect();
    let word: Vec<char> = words[dice.usize(..words.len())].chars().collect();
    let from = dice.usize(..word.len());
    let to = (from + dice.usize(1..9)).min(word.len());
    let piece: String = word[from..to].iter().collect();
    if dice.bool() { piece.to_uppercase() } else { piece }
}

impl Question {
    /// Nothing is typed: only what the query itself says.
    pub fn of(query: Query) -> Self {
        Self { query, typed: String::new(), conditions: Vec::new(), values: Vec::new() }
    }

    fn add(&mut self, condition: &str, values: Vec<Value>) {
        self.conditions.push(condition.to_owned());
        self.values.extend(values);
    }

    fn word(&mut self, word: &str) {
        let word = word.trim_start_matches('-');
        if word.is_empty() {
            return;
        }
        self.typed.extend([" ", word]);
        self.add("instr(doc, ?) > 0", vec![Value::Text(fold(word))]);
    }

    fn term(&mut self, dice: &mut fastrand::Rng, entry: &Entry, now: Timestamp) {
        let is_negated = dice.u8(0..5) == 0;
        let minus = if is_negated { "-" } else { "" };
        let not =
            |condition: &str| if is_negated { format!("NOT coalesce({condition}, 0)") } else { condition.to_owned() };
        let text = |dice: &mut fastrand::Rng, text: Option<&str>| {
            text.filter(|text| !text.is_empty()).map(|text| piece(dice, &fold(text))).filter(|text| !text.is_empty())
        };
        let dispute = &entry.dispute;
        let order = dispute.order_tag().map(ToOwned::to_owned);
        let known = customer(entry).map(ToOwned::to_owned);
        let texts: [(&str, &str, Option<String>); 10] = [
            ("assignee", "assignee", dispute.tags.get(ASSIGNEE).map(ToOwned::to_owned)),
            ("work", "work", dispute.tags.get(WORK).map(ToOwned::to_owned)),
            (
                "reason",
                "lower(reason)",
                dispute.reason.as_ref().map(|reason| docket::domain::text::humanize(reason.as_wire())),
            ),
            ("code", "codes", entry.code.clone()),
            ("status", "status", Some(entry.status.token().to_owned())),
            ("merchant", "merchants", entry.merchant.clone()),
            ("currency", "currency", currency(entry).map(|currency| currency.code().to_owned())),
            ("order", "orderno", order),
            ("customer", "customer", known),
            ("payment", "transfer", dispute.transfer.as_ref().map(ToString::to_string)),
        ];
        match dice.u8(0..12) {
            0..=7 => {
                let (name, column, value) = &texts[dice.usize(..texts.len())];
                let Some(value) = text(dice, value.as_deref()) else { return };
                self.typed.extend([" ", minus, name, ":", &value]);
                self.add(&not(&format!("instr({column}, ?) > 0")), vec![Value::Text(fold(&value))]);
            }
            8 => {
                let amount = dice.i64(1..2_000);
                self.typed.extend([" ", minus, "amount:>", &amount.to_string()]);
                self.add(&not("face > ?"), vec![Value::Integer(amount * 10_000)]);
            }
            9 => {
                let days = dice.i64(1..9);
                self.typed.extend([" ", minus, "due:<", &days.to_string(), "d"]);
                self.add(&not("due < ?"), vec![Value::Integer(now.as_millisecond() + days * 86_400_000)]);
            }
            10 => {
                let days = dice.i64(1..300);
                self.typed.extend([" ", minus, "created:<", &days.to_string(), "d"]);
                self.add(&not("created >= ?"), vec![Value::Integer(now.as_millisecond() - days * 86_400_000)]);
            }
            _ => {
                let Some(value) = text(dice, dispute.order_tag()) else { return };
                self.typed.extend([" ", minus, "tag.order:", &value]);
                let held = "EXISTS (SELECT 1 FROM t WHERE t.row = d.row AND key LIKE 'order%' AND instr(value, ?) > 0)";
                self.add(&not(held), vec![Value::Text(fold(&value))]);
            }
        }
    }

    fn filter(&mut self, dice: &mut fastrand::Rng, entry: &Entry, now: Timestamp) {
        let now = now.as_millisecond();
        if dice.u8(0..4) == 0 {
            let due = Due::ALL[dice.usize(..Due::ALL.len())];
            self.chip(dice, due.condition());
            let within = |days: i64| format!("due > {now} AND due < {}", now + days * DAY);
            let condition = match due {
                Due::Overdue => format!("due <= {now}"),
                Due::Day => within(1),
                Due::ThreeDays => within(3),
                Due::Week => within(7),
                Due::Any => "is_due".to_owned(),
            };
            self.add(&condition, Vec::new());
        }
        if dice.u8(0..6) == 0 {
            let wires = [Reason::Fraud, Reason::Inquiry].iter().map(|reason| reason.as_wire().to_owned()).collect();
            self.chip(dice, Condition::Is(TextField::Reason, wires));
            self.add("reason IN ('Fraud', 'Inquiry')", Vec::new());
        }
        if let Some(merchant) = entry.merchant.clone().filter(|_| dice.u8(0..6) == 0) {
            self.add("merchant = ?", vec![Value::Text(merchant.to_lowercase())]);
            self.chip(dice, Condition::Is(TextField::Merchant, vec![merchant]));
        }
        if dice.u8(0..6) == 0 {
            let name = entry.dispute.tags.get(ASSIGNEE).map(fold);
            match &name {
                Some(name) => self.add("assignee = ?", vec![Value::Text(name.clone())]),
                None => self.add("assignee IS NULL", Vec::new()),
            }
            self.chip(dice, Condition::Is(TextField::Assignee, vec![name.unwrap_or_else(|| NONE.to_owned())]));
        }
        if dice.u8(0..8) == 0 {
            let wire = ResponseState::Responded.as_wire().to_owned();
            self.chip(dice, Condition::Is(TextField::Response, vec![wire]));
            self.add("response = 'RESPONDED'", Vec::new());
        }
        if dice.u8(0..8) == 0 {
            self.chip(dice, chips::amount((None, Some(5_000_000))).expect("a range"));
            self.add("face <= 5000000", Vec::new());
        }
        if let Some(currency) = currency(entry).filter(|_| dice.u8(0..8) == 0) {
            self.chip(dice, Condition::Is(TextField::Currency, vec![currency.code().to_owned()]));
            self.add("currency = ?", vec![Value::Text(fold(currency.code()))]);
        }
        if let Some(order) = entry.dispute.order_tag().map(fold).filter(|order| !order.is_empty() && dice.u8(0..8) == 0)
        {
            self.add("orderno = ?", vec![Value::Text(order.clone())]);
            self.chip(dice, Condition::Is(TextField::Order, vec![order]));
        }
        let tag = entry.dispute.tags.iter().next().filter(|(_, value)| !value.trim().is_empty());
        if let Some((key, value)) = tag.filter(|_| dice.u8(0..8) == 0) {
            let key = dice.bool().then(|| key.to_owned());
            let held =
                "EXISTS (SELECT 1 FROM t WHERE t.row = d.row AND instr(value, ?) > 0 AND key = coalesce(?, key))";
            let wanted = key.as_deref().map_or(Value::Null, |key| Value::Text(fold(key)));
            self.add(held, vec![Value::Text(fold(value.trim())), wanted]);
            self.chip(dice, chips::tag(TagChoice { key, value: Some(value.to_owned()) }).expect("a tag"));
        }
        let queue = Queue::ALL[dice.usize(..Queue::ALL.len())];
        self.query.queue = queue;
    }

    /// Puts into the search what a chip puts there: in front of what is typed or behind it.
    fn chip(&mut self, dice: &mut fastrand::Rng, condition: Condition) {
        let text = write(&Term { is_negated: false, condition }, &TimeZone::UTC);
        self.typed = if dice.bool() { format!("{text} {}", self.typed) } else { format!("{} {text}", self.typed) };
    }

    pub fn sql(&self) -> String {
        let queue = match self.query.queue {
            Queue::All => "1".to_owned(),
            queue => {
                let ranks = (0..).zip(Status::ALL).filter(|(_, status)| queue.holds(*status));
                let ranks: Vec<String> = ranks.map(|(rank, _): (usize, _)| rank.to_string()).collect();
                format!("rank IN ({})", ranks.join(","))
            }
        };
        let way = if self.query.sort.is_descending { "DESC" } else { "ASC" };
        let text = |column: &str| {
            format!("{column} IS NULL, {column} {way}, CASE WHEN {column} IS NULL THEN id END, id {way}")
        };
        let order = match self.query.sort.column {
            Column::Due => format!(
                "due IS NULL, due {way}, CASE WHEN due IS NULL THEN is_due END DESC,
                 CASE WHEN due IS NULL THEN created END DESC, CASE WHEN due IS NULL THEN id END,
                 created {}, id {way}",
                if self.query.sort.is_descending { "ASC" } else { "DESC" }
            ),
            Column::Amount => format!(
                "face IS NULL, CASE WHEN face IS NOT NULL THEN currency END {way}, minor {way},
                 CASE WHEN face IS NULL THEN id END, id {way}"
            ),
            Column::Reason => text("reason"),
            Column::Code => text("code"),
            Column::Status => text("rank"),
            Column::Merchant => text("merchant"),
            Column::Order => text("orderno"),
            Column::Dispute => format!("id {way}"),
            Column::Customer => text("customer"),
            Column::Created => text("created"),
            Column::Updated => text("updated"),
            Column::Transfer => text("transfer"),
            Column::Assignee => text("assignee"),
            Column::Work => text("step"),
        };
        let conditions: Vec<String> =
            self.conditions.iter().map(|one| format!("coalesce({one}, 0)")).chain([queue]).collect();
        format!("SELECT row, currency, minor FROM d WHERE {} ORDER BY {order}", conditions.join(" AND "))
    }
}
