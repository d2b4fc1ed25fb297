//! Turns the messages of `assets/words/en.ftl` into functions, so that a message that is not there, or an argument it
//! does not take, is found by the compiler. A message without arguments costs nothing to say, in any language.
//!
//! The other languages have the same messages with the same arguments, or the build ends and says which.

use fluent_syntax::ast::{
    Entry, Expression, Identifier, InlineExpression, Message, Pattern, PatternElement, Resource, Variant, VariantKey,
};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, error::Error, fs};

const SOURCE: &str = "assets/words/en.ftl";
/// Beside it, in the order of `Language`.
const OTHERS: [&str; 2] = ["assets/words/de.ftl", "assets/words/es.ftl"];
/// Where a selector's variants are plurals, each language has its own.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The command line speaks English: scripts read what it says.
const ENGLISH_ONLY: [&str; 3] = ["command-line-", "argument-", "listing-"];

/// What stands in the tables as they are shipped: found by its English text and not by a function.
const SHIPPED: &str = "shipped-";

type Element = PatternElement<String>;
type Messages = Vec<(String, Pattern<String>)>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    for file in [SOURCE].into_iter().chain(OTHERS) {
        println!("cargo::rerun-if-changed={file}");
    }
    let english = messages(SOURCE)?;
    let mut others = Vec::new();
    for file in OTHERS {
        let other = messages(file)?;
        let wrong = differences(&english, &other);
        if !wrong.is_empty() {
            return Err(format!("{file} differs from {SOURCE}:\n{}", wrong.join("\n")).into());
        }
        others.push(other);
    }
    let pseudo = pseudo(&english);
    let out = env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?;
    fs::write(Path::new(&out).join("words.rs"), functions(&english, &others, &pseudo)?)?;
    fs::write(Path::new(&out).join("pseudo.ftl"), shown(&pseudo))?;
    Ok(())
}

fn messages(file: &str) -> Result<Messages, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| format!("{file}: {errors:?}"))?;
    let mut messages = Messages::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                let value = message.value.ok_or_else(|| format!("{file}: {id} has no text"))?;
                if messages.iter().any(|(known, _)| *known == id) {
                    return Err(format!("{file}: {id} is there twice").into());
                }
                messages.push((id, value));
            }
            Entry::Junk { content } => return Err(format!("{file}: cannot be read: {content}").into()),
            _ => {}
        }
    }
    Ok(messages)
}

/// What another language says too little, too much or with something else.
fn differences(english: &Messages, other: &Messages) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, pattern) in english {
        let Some((_, said)) = other.iter().find(|(name, _)| name == id) else {
            if !is_english_only(id) {
                wrong.push(format!("{id} is missing"));
            }
            continue;
        };
        let names = |pattern: &Pattern<String>| {
            let mut names = Vec::new();
            arguments(&pattern.elements, &mut names);
            names.sort();
            names
        };
        if names(pattern) != names(said) {
            wrong.push(format!("{id} takes {:?} and not {:?}", names(pattern), names(said)));
        }
        if plain(&pattern.elements).is_some() != plain(&said.elements).is_some() {
            wrong.push(format!("{id} is plain text in one of both only"));
        }
        let (mut known, mut used) = (Vec::new(), Vec::new());
        variants(&pattern.elements, &mut known);
        variants(&said.elements, &mut used);
        let odd: Vec<_> = used.iter().filter(|key| !known.contains(key)).collect();
        if !odd.is_empty() {
            wrong.push(format!("{id} has variants that nothing chooses: {odd:?}"));
        }
    }
    let is_known = |id: &String| !is_english_only(id) && english.iter().any(|(known, _)| known == id);
    wrong.extend(
        other.iter().filter(|(id, _)| !is_known(id)).map(|(id, _)| format!("{id} is no message of another language")),
    );
    wrong
}

fn is_english_only(id: &str) -> bool {
    ENGLISH_ONLY.iter().any(|place| id.starts_with(place))
}

/// The functions, the texts of each language, and the table that a test walks.
fn functions(english: &Messages, others: &[Messages], pseudo: &Messages) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    let mut table = String::new();
    let mut shipped = String::new();
    let mut index = 0_usize;
    for (id, pattern) in english {
        let mut names = Vec::new();
        arguments(&pattern.elements, &mut names);
        let lines = shown(&vec![(id.clone(), pattern.clone())]);
        for line in lines.trim_end().lines().filter(|_| !id.starts_with(SHIPPED)) {
            writeln!(code, "/// `{}`", line.replace('`', "'"))?;
            writeln!(code, "///")?;
        }
        let function = id.replace('-', "_");
        if id.starts_with(SHIPPED) {
            writeln!(shipped, "    {index},")?;
            index += 1;
        } else if plain(&pattern.elements).is_some() {
            writeln!(code, "#[must_use]\npub(crate) fn {function}() -> &'static str {{\n    plain({index})\n}}\n")?;
            index += 1;
        } else {
            let parameters: Vec<_> =
                names.iter().map(|name| format!("{}: impl Into<Value<'a>>", snake(name))).collect();
            let given: Vec<_> = names.iter().map(|name| format!("({name:?}, {}.into())", snake(name))).collect();
            writeln!(code, "#[must_use]\npub(crate) fn {function}<'a>({}) -> String {{", parameters.join(", "))?;
            writeln!(code, "    format({id:?}, vec![{}])\n}}\n", given.join(", "))?;
        }
        writeln!(table, "    ({id:?}, &{names:?}),")?;
    }
    let texts = |name: &str, before: &str, messages: &Messages| {
        let plain: Vec<_> = english
            .iter()
            .filter(|(_, pattern)| plain(&pattern.elements).is_some())
            .map(|(id, pattern)| messages.iter().find(|(known, _)| known == id).map_or(pattern, |(_, said)| said))
            .filter_map(|pattern| plain(&pattern.elements))
            .map(|text| format!("    {text:?},\n"))
            .collect();
        format!("{before}pub(super) const {name}: &[&str] = &[\n{}];\n\n", plain.concat())
    };
    code.push_str(&texts("ENGLISH", "", english));
    for (name, other) in ["GERMAN", "SPANISH"].into_iter().zip(others) {
        code.push_str(&texts(name, "", other));
    }
    code.push_str(&texts("PSEUDO", "#[cfg(debug_assertions)]\n", pseudo));
    writeln!(code, "pub(super) const SHIPPED: &[usize] = &[\n{shipped}];\n")?;
    write!(
        code,
        "/// Every message and the arguments it takes.\n#[cfg(test)]\nconst MESSAGES: &[(&str, &[&str])] = &[\n{table}];\n"
    )?;
    Ok(code)
}

fn shown(messages: &Messages) -> String {
    let message = |(id, pattern): &(String, Pattern<String>)| {
        Entry::Message(Message {
            id: Identifier { name: id.clone() },
            value: Some(pattern.clone()),
            attributes: Vec::new(),
            comment: None,
        })
    };
    fluent_syntax::serializer::serialize(&Resource { body: messages.iter().map(message).collect() })
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// The text of a pattern that is nothing but text.
fn plain(elements: &[Element]) -> Option<String> {
    elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Some(value.as_str()),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                Some(value.as_str())
            }
            PatternElement::Placeable { .. } => None,
        })
        .collect()
}

/// The arguments, in the order in which the text names them.
fn arguments(elements: &[Element], names: &mut Vec<String>) {
    for element in elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression(expression: &Expression<String>, names: &mut Vec<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            for variant in variants {
                arguments(&variant.value.elements, names);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<String>, names: &mut Vec<String>) {
    match inline {
        InlineExpression::VariableReference { id } if !names.contains(&id.name) => names.push(id.name.clone()),
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        _ => {}
    }
}

/// The names of variants that code chooses; plurals and numbers are the language's own.
fn variants(elements: &[Element], keys: &mut Vec<String>) {
    for element in elements {
        if let PatternElement::Placeable { expression: Expression::Select { variants: them, .. } } = element {
            for Variant { key, value, .. } in them {
                if let VariantKey::Identifier { name } = key
                    && !PLURALS.contains(&name.as_str())
                {
                    keys.push(name.clone());
                }
                variants(&value.elements, keys);
            }
        }
    }
}

/// English a third longer and with accents: a language for tests that shows what is cut off or was never translated.
fn pseudo(english: &Messages) -> Messages {
    english
        .iter()
        .map(|(id, pattern)| {
            let mut pattern = pattern.clone();
            stretch(&mut pattern.elements);
            (id.clone(), pattern)
        })
        .collect()
}

fn stretch(elements: &mut [Element]) {
    for element in elements {
        match element {
            PatternElement::TextElement { value } => *value = stretched(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    stretch(&mut variant.value.elements);
                }
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// Each vowel twice and with its accent. What a search or a keyboard takes stays as it is typed.
fn stretched(text: &str) -> String {
    text.chars()
        .flat_map(|letter| {
            let (accented, more) = match letter {
                'a' => ('á', Some('a')),
                'e' => ('é', Some('e')),
                'i' => ('ï', Some('i')),
                'o' => ('ö', Some('o')),
                'u' => ('ü', Some('u')),
                'A' => ('Å', Some('a')),
                'E' => ('É', Some('e')),
                'I' => ('Î', Some('i')),
                'O' => ('Ø', Some('o')),
                'U' => ('Ü', Some('u')),
                'n' => ('ñ', None),
                'c' => ('ç', None),
                other => (other, None),
            };
            [Some(accented), more]
        })
        .flatten()
        .collect()
}
