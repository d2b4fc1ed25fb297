//! Turns the messages of `assets/words/en.ftl` into functions, so that a message that is not there, or an argument it
//! does not take, is found by the compiler. A message without arguments costs nothing to say.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, error::Error, fs};

const SOURCE: &str = "assets/words/en.ftl";

type Element = PatternElement<String>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SOURCE}");
    println!("cargo::rerun-if-changed=build.rs");
    let text = fs::read_to_string(SOURCE)?;
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| format!("{SOURCE}: {errors:?}"))?;
    let mut messages: Vec<(String, Pattern<String>)> = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                let value = message.value.ok_or_else(|| format!("{SOURCE}: {id} has no text"))?;
                if messages.iter().any(|(known, _)| *known == id) {
                    return Err(format!("{SOURCE}: {id} is there twice").into());
                }
                messages.push((id, value));
            }
            Entry::Junk { content } => return Err(format!("{SOURCE}: cannot be read: {content}").into()),
            _ => {}
        }
    }
    let out = env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?;
    fs::write(Path::new(&out).join("words.rs"), functions(&messages)?)?;
    Ok(())
}

/// The functions, and the table that a test walks.
fn functions(messages: &[(String, Pattern<String>)]) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    let mut table = String::new();
    for (id, pattern) in messages {
        let mut names = Vec::new();
        arguments(&pattern.elements, &mut names);
        let shown = fluent_syntax::serializer::serialize(&fluent_syntax::ast::Resource {
            body: vec![Entry::Message(fluent_syntax::ast::Message {
                id: fluent_syntax::ast::Identifier { name: id.clone() },
                value: Some(pattern.clone()),
                attributes: Vec::new(),
                comment: None,
            })],
        });
        for line in shown.trim_end().lines() {
            writeln!(code, "/// `{}`", line.replace('`', "'"))?;
            writeln!(code, "///")?;
        }
        let function = id.replace('-', "_");
        if let Some(text) = plain(&pattern.elements) {
            writeln!(code, "#[must_use]\npub(crate) fn {function}() -> &'static str {{\n    {text:?}\n}}\n")?;
        } else {
            let parameters: Vec<_> =
                names.iter().map(|name| format!("{}: impl Into<Value<'a>>", snake(name))).collect();
            let given: Vec<_> = names.iter().map(|name| format!("({name:?}, {}.into())", snake(name))).collect();
            writeln!(code, "#[must_use]\npub(crate) fn {function}<'a>({}) -> String {{", parameters.join(", "))?;
            writeln!(code, "    format({id:?}, vec![{}])\n}}\n", given.join(", "))?;
        }
        writeln!(table, "    ({id:?}, &{names:?}),")?;
    }
    write!(
        code,
        "/// Every message and the arguments it takes.\n#[cfg(test)]\nconst MESSAGES: &[(&str, &[&str])] = &[\n{table}];\n"
    )?;
    Ok(code)
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
