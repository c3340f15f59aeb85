//! stub
use crate::model::*;
use crate::words::Message;
pub struct Report {
    pub project: Project,
    pub problems: Vec<Problem>,
}
pub struct Problem {
    pub line: usize,
}
impl Problem {
    pub fn message(&self) -> Message {
        todo!()
    }
}
pub struct Unreadable;
impl Unreadable {
    pub fn message(&self) -> Message {
        todo!()
    }
}
pub fn read(_: &[u8], _: &mut dyn IdSource) -> Result<Report, Unreadable> {
    todo!()
}
