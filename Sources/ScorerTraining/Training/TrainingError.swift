public import TransformerScorer

/// Why a scorer can't be trained.
public enum TrainingError: Error, Sendable, Hashable {
  /// There is nothing to train on.
  case noOccasions(split: String)
  /// An option is outside its range.
  case invalidOption(name: String, value: String, expected: String)
  /// The loss is no finite number any more.
  case diverged(step: Int)
  /// A file can't be read or written.
  case file(path: String, action: String, reason: String)
  /// A tensor file has wrong contents.
  case contents(path: String, SafeTensorsError)
  /// A checkpoint is of another training.
  case otherTraining(path: String, what: String, expected: String, found: String)
}

extension TrainingError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noOccasions(let split):
      "error: the \(split) split has no occasions\nhint: prepare data whose periods cover it"
    case .invalidOption(let name, let value, let expected):
      "error: \(name) is '\(value)', \(expected) expected"
    case .diverged(let step):
      "error: the loss is not finite at step \(step)\nhint: lower the learning rate"
    case .file(let path, let action, let reason): "\(path): error: can't \(action): \(reason)"
    case .contents(let path, let error): "\(path): error: \(error.description)"
    case .otherTraining(let path, let what, let expected, let found):
      "\(path): error: checkpoint of another training: \(what) '\(found)', this one has '\(expected)'"
        + "\nhint: remove the checkpoint to start again, or use the options it was made with"
    }
  }
}
