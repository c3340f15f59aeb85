//! `map`: what the columns of a table are taken for, as the JSON that `import --map` takes.

use super::args::Map;
use super::output::{Answer, Outcome};
use super::refusal::in_file;
use crate::format::tables;
use crate::store;

pub fn run(args: &Map) -> Outcome {
    let mut files = Vec::with_capacity(args.input.len());
    for path in &args.input {
        files.push(store::read(path).map_err(|error| error.message())?);
    }
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let mappings = tables::propose(&files, args.sheet.as_deref());
    let mappings = mappings.map_err(|it| in_file(&args.input[0], it.message()))?;
    Ok(match mappings.as_slice() {
        [only] => Answer::of_json(only),
        several => Answer::of_json(&several),
    })
}
