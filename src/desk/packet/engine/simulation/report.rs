//! How often what matters happened in all schedules: a simulation in which it never does shows nothing.

/// How often what mattered happened.
#[derive(Debug, Default)]
pub struct Report {
    pub files: usize,
    pub refused: usize,
    pub packed: usize,
    pub stale: usize,
    pub added: usize,
    pub not_added: usize,
    pub died: usize,
    pub unlocked: usize,
    pub undone: usize,
    pub redone: usize,
    pub read: usize,
    pub unread: usize,
}

impl Report {
    pub fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.refused += other.refused;
        self.packed += other.packed;
        self.stale += other.stale;
        self.added += other.added;
        self.not_added += other.not_added;
        self.died += other.died;
        self.unlocked += other.unlocked;
        self.undone += other.undone;
        self.redone += other.redone;
        self.read += other.read;
        self.unread += other.unread;
    }

    pub fn assert_everything_happened(&self) {
        let Self { files, refused, packed, stale, added, not_added, died, unlocked, undone, redone, read, unread } =
            self;
        for count in [files, refused, packed, stale, added, not_added, died, unlocked, undone, redone, read, unread] {
            assert!(*count > 100, "{self:?}");
        }
    }
}
