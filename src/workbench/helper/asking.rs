//! Typefaces for a text that is printed in the helper: asked for over the pipe, and handed over as bytes.
//!
//! Must not live here: finding them on the disk.

use super::super::typefaces::{LARGEST_TOGETHER, Typeface, Typefaces};
use super::{Handed, HandedFace, Said, frame};
use std::cell::RefCell;
use std::io::{Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// The helper's side: what reads a text asks the app.
pub struct Asking<'a, R, W> {
    from: RefCell<&'a mut R>,
    to: &'a Mutex<W>,
    /// The files that came.
    files: RefCell<Vec<Arc<[u8]>>>,
}

impl<'a, R: Read, W: Write> Asking<'a, R, W> {
    pub fn new(from: &'a mut R, to: &'a Mutex<W>) -> Self {
        Self { from: RefCell::new(from), to, files: RefCell::default() }
    }

    fn ask(&self, signs: &[char]) -> std::io::Result<Vec<Arc<Typeface>>> {
        {
            let mut to = self.to.lock().unwrap_or_else(PoisonError::into_inner);
            frame::write(&mut *to, &Said::Wants { signs: signs.iter().collect() }, &[])?;
        }
        let (header, pieces) = frame::read(&mut **self.from.borrow_mut())?;
        let handed: Handed = serde_json::from_slice(&header)?;
        let mut files = self.files.borrow_mut();
        files.extend(pieces.into_iter().map(Arc::from));
        let face = |face: HandedFace| {
            let bytes = Arc::clone(files.get(face.file)?);
            Some(Arc::new(Typeface { note: face.note, index: face.index, axes: face.axes, bytes }))
        };
        Ok(handed.0.into_iter().filter_map(face).collect())
    }
}

impl<R: Read, W: Write> Typefaces for Asking<'_, R, W> {
    fn having(&self, signs: &[char]) -> Vec<Arc<Typeface>> {
        // Without an answer the letters are named.
        self.ask(signs).unwrap_or_default()
    }
}

/// The app's side: which files one helper has.
#[derive(Default)]
pub struct Handing(Vec<(String, usize)>);

impl Handing {
    /// What is said of typefaces, and the files the helper does not have yet.
    pub fn hand(&mut self, faces: &[Arc<Typeface>]) -> (Handed, Vec<Arc<[u8]>>) {
        let (mut handed, mut files) = (Vec::new(), Vec::new());
        for face in faces {
            let known = self.0.iter().position(|(sha256, _)| *sha256 == face.note.sha256);
            let together: usize = self.0.iter().map(|(_, length)| length).sum();
            let file = match known {
                Some(file) => file,
                None if together + face.bytes.len() > LARGEST_TOGETHER => continue,
                None => {
                    self.0.push((face.note.sha256.clone(), face.bytes.len()));
                    files.push(Arc::clone(&face.bytes));
                    self.0.len() - 1
                }
            };
            let (note, axes) = (face.note.clone(), face.axes.clone());
            handed.push(HandedFace { note, file, index: face.index, axes });
        }
        (Handed(handed), files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::typefaces::TypefaceNote;

    fn face(name: &str, index: u32, length: usize) -> Arc<Typeface> {
        let note = TypefaceNote { name: name.to_owned(), sha256: name.to_owned() };
        Arc::new(Typeface { note, index, axes: vec![(*b"wght", 400.0)], bytes: vec![7; length].into() })
    }

    #[test]
    fn a_file_of_typefaces_is_handed_over_once_and_comes_back_as_it_was() {
        let mut handing = Handing::default();
        let wanted = [face("a", 0, 10), face("a", 1, 10), face("b", 0, 20)];
        let mut pipe = Vec::new();
        for faces in [&wanted[..], &wanted[2..]] {
            let (handed, files) = handing.hand(faces);
            let files: Vec<&[u8]> = files.iter().map(|file| &**file).collect();
            frame::write(&mut pipe, &handed, &files).expect("written");
        }
        let (mut answers, questions) = (pipe.as_slice(), Mutex::new(Vec::new()));
        let asking = Asking::new(&mut answers, &questions);
        assert!(asking.having(&['漢']) == wanted && asking.having(&['字']) == wanted[2..]);
        assert_eq!(asking.files.borrow().len(), 2);
        assert!(asking.having(&['。']).is_empty(), "nobody answers any more");
    }

    #[test]
    fn no_more_is_handed_over_than_the_helper_has_room_for() {
        let mut handing = Handing::default();
        let large = LARGEST_TOGETHER / 2 + 1;
        let (handed, files) = handing.hand(&[face("a", 0, large), face("b", 0, large), face("c", 0, 5)]);
        let names: Vec<&str> = handed.0.iter().map(|face| face.note.name.as_str()).collect();
        assert_eq!((names, files.len()), (vec!["a", "c"], 2));
    }
}
