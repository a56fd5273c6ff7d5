//! JSON Schema of `sitlint.toml` and of rule files, by which editors of TOML complete and check them.

use serde_json::{Map, Value, json};

use crate::config::keys::{Key, Takes};
use crate::config::{levels, profiles};
use crate::finding::Severity;
use crate::rule::{Card, Group};
use crate::rulefile::ELSEWHERE;

/// The schema of a file with these keys. `cards` are the rules that settings may name, beside a team's own.
#[must_use]
pub fn schema(title: &str, keys: &[Key], cards: &[Card<'_>]) -> String {
    let named = cards.iter().flat_map(|card| [card.name, card.code]);
    let groups = Group::ALL.iter().flat_map(|&(letters, name, _)| [letters, name]);
    let names: Vec<&str> = named.chain(groups).chain(["ALL"]).collect();
    // Draft 7 is what the editors of TOML read (taplo, Even Better TOML, tombi).
    let mut schema = json!({"$schema": "http://json-schema.org/draft-07/schema#", "title": title});
    if let (Value::Object(all), Value::Object(table)) = (&mut schema, table(keys, &names)) {
        all.extend(table);
    }
    format!("{schema:#}\n")
}

fn table(keys: &[Key], names: &[&str]) -> Value {
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.to_owned(), of(key, names))).collect();
    let needed: Vec<&str> = keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
    let mut table = json!({"type": "object", "additionalProperties": false, "properties": properties});
    if !needed.is_empty() {
        table["required"] = json!(needed);
    }
    table
}

fn of(key: &Key, names: &[&str]) -> Value {
    let mut schema = value(key, names);
    schema["description"] = json!(key.about);
    schema
}

fn value(key: &Key, names: &[&str]) -> Value {
    let text = json!({"type": "string"});
    match key.takes {
        Takes::Text => text,
        Takes::Form(form) => json!({"type": "string", "pattern": form}),
        Takes::Texts => one_or_more(&text),
        Takes::Truth => json!({"type": "boolean"}),
        Takes::Number => json!({"type": "integer", "minimum": 0}),
        Takes::Day => json!({"type": "string", "format": "date"}),
        Takes::OneOf(_) => json!({"type": "string", "enum": key.choices()}),
        Takes::SomeOf(_) => one_or_more(&json!({"type": "string", "enum": key.choices()})),
        // A team's own rules have names that no schema knows.
        Takes::Rules => one_or_more(&json!({"anyOf": [{"type": "string", "enum": names}, text]})),
        Takes::Levels => {
            let level = json!({"type": "string", "enum": levels().collect::<Vec<_>>()});
            let known: Map<String, Value> = names.iter().map(|&name| (name.to_owned(), level.clone())).collect();
            json!({"type": "object", "properties": known, "additionalProperties": level})
        }
        Takes::Weights => {
            let severities: Vec<&str> = Severity::ALL.iter().map(|&(name, _)| name).collect();
            json!({"type": "object", "additionalProperties": {"type": "string", "enum": severities}})
        }
        Takes::Severity => {
            let severities: Vec<&str> = Severity::ALL.iter().map(|&(name, _)| name).collect();
            let or_off: Vec<&str> = severities.iter().copied().chain(["off"]).collect();
            let mut by_profile: Map<String, Value> =
                profiles().map(|name| (name.to_owned(), json!({"type": "string", "enum": or_off}))).collect();
            by_profile.insert(ELSEWHERE.to_owned(), json!({"type": "string", "enum": severities}));
            let table = json!({"type": "object", "additionalProperties": false, "properties": by_profile});
            json!({"anyOf": [{"type": "string", "enum": severities}, table]})
        }
        Takes::Instead => {
            let texts = json!({"type": "array", "items": text});
            let by_phrase = json!({"type": "object", "additionalProperties": {"anyOf": [text, texts]}});
            json!({"anyOf": [text, texts, by_phrase]})
        }
        Takes::Table(keys) => table(keys, names),
        Takes::OneKind(keys, kinds) => {
            let mut schema = table(keys, names);
            schema["oneOf"] = kinds.iter().map(|kind| json!({"required": [kind]})).collect();
            schema
        }
        Takes::Tables(keys) => json!({"type": "array", "items": table(keys, names)}),
        Takes::Words => {
            let words = json!({"type": "array", "items": text});
            let classes = json!({"type": "object", "additionalProperties": words});
            let numbers = json!({"type": "object", "additionalProperties": {"type": "integer"}});
            let properties = json!({
                "words": classes,
                "nouns": classes,
                "verbs": classes,
                "values": {"type": "object", "additionalProperties": numbers},
                "harm": {"type": "array", "items": {"type": "object"}},
                "irregular": {"type": "array", "items": words},
                "plurals": {"type": "object", "additionalProperties": text},
            });
            json!({"type": "object", "additionalProperties": false, "properties": properties})
        }
    }
}

fn one_or_more(item: &Value) -> Value {
    json!({"anyOf": [item, {"type": "array", "items": item}]})
}
