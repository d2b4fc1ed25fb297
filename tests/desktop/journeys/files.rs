//! Files a person would send as evidence.

use std::path::{Path, PathBuf};

/// The smallest PDF with a page that readers open, under this name in the folder.
pub fn write_pdf(folder: &Path, name: &str) -> PathBuf {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << >> >>",
    ];
    let mut places = String::from("0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        places.extend(format!("{:010} 00000 n \n", bytes.len()).chars());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let table = bytes.len();
    let end = format!("xref\n0 4\n{places}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    bytes.extend(end.bytes());
    let path = folder.join(name);
    std::fs::create_dir_all(folder).expect("a folder for files");
    std::fs::write(&path, bytes).expect("a PDF");
    path
}
