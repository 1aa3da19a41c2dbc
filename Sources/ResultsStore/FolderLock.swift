import Foundation

/// Keeps other processes out of a folder while it lives; those that don't ask are not stopped.
///
/// Locks the folder itself, so no file is left behind. Where a file system refuses, nothing is
/// locked.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Waits until no other process holds the folder.
  init(_ folder: String) {
    descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    while descriptor >= 0 && flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
