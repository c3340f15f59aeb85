//! stub
use crate::model::Project;
use crate::words::Message;
pub struct Loaded {
    pub project: Project,
    pub newer_version: bool,
}
#[derive(Debug)]
pub struct LoadError;
impl LoadError {
    pub fn message(&self) -> Message {
        todo!()
    }
}
pub fn load(_: &[u8]) -> Result<Loaded, LoadError> {
    todo!()
}
pub fn save(_: &Project) -> Vec<u8> {
    todo!()
}
