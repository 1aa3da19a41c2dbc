/// Why a tensor file can't be used.
public enum SafeTensorsError: Error, Hashable, Sendable {
  /// The file ends before its header or its numbers do.
  case truncated(expected: Int, found: Int)
  /// The header's stated length is beyond the limit.
  case headerTooLong(length: UInt64, limit: Int)
  /// The header is no JSON object of the expected form.
  case malformedHeader(byte: Int, expected: String)
  /// Two tensors or two entries have one name.
  case duplicateName(String)
  /// The kind of number is not one that Marketeer reads.
  case unknownKind(tensor: String, kind: String)
  /// A tensor's bytes lie outside the file, or end before they begin.
  case offsetsOutOfRange(tensor: String, begin: Int, end: Int, size: Int)
  /// A tensor's bytes are not as many as its shape and kind need.
  case wrongByteCount(tensor: String, expected: Int, found: Int)
  /// A tensor's bytes overlap another's.
  case overlap(tensor: String, other: String)
  /// Bytes belong to no tensor.
  case unusedBytes(at: Int)
  /// A tensor is missing.
  case missingTensor(String)
  /// A tensor holds another kind of number.
  case wrongKind(tensor: String, expected: SafeTensors.Kind, found: SafeTensors.Kind)
  /// A tensor has other sizes; nil stands for any size.
  case wrongShape(tensor: String, expected: [Int?], found: [Int])
  /// A number is infinite or not a number.
  case notFinite(tensor: String, element: Int)
  /// A number is outside what its meaning allows.
  case invalidValue(tensor: String, element: Int, value: String, expected: String)
  /// A header entry is missing.
  case missingEntry(String)
  /// A header entry has a value that can't be used.
  case invalidEntry(key: String, value: String, expected: String)
}

extension SafeTensorsError: CustomStringConvertible {
  /// What is wrong, in one line; whoever knows the file puts its path in front.
  public var description: String {
    switch self {
    case .truncated, .headerTooLong, .malformedHeader, .duplicateName, .unknownKind: headerText
    case .offsetsOutOfRange, .wrongByteCount, .overlap, .unusedBytes: offsetText
    default: contentText
    }
  }

  private var headerText: String {
    switch self {
    case .truncated(let expected, let found):
      "file is cut short: \(found) bytes, at least \(expected) expected"
    case .headerTooLong(let length, let limit):
      "header of \(length) bytes is longer than \(limit) bytes: not a tensor file"
    case .malformedHeader(let byte, let expected):
      "header byte \(byte): expected \(expected)"
    case .duplicateName(let name): "name '\(name)' occurs twice"
    case .unknownKind(let tensor, let kind):
      "tensor '\(tensor)' holds numbers of kind '\(kind)'; known kinds: "
        + SafeTensors.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    default: contentText
    }
  }

  private var offsetText: String {
    switch self {
    case .offsetsOutOfRange(let tensor, let begin, let end, let size):
      "tensor '\(tensor)' lies at bytes \(begin)..<\(end) of \(size)"
    case .wrongByteCount(let tensor, let expected, let found):
      "tensor '\(tensor)' has \(found) bytes, but its shape needs \(expected)"
    case .overlap(let tensor, let other): "tensors '\(other)' and '\(tensor)' share bytes"
    case .unusedBytes(let at): "bytes from \(at) on belong to no tensor"
    default: contentText
    }
  }

  private var contentText: String {
    switch self {
    case .missingTensor(let name): "tensor '\(name)' is missing"
    case .wrongKind(let tensor, let expected, let found):
      "tensor '\(tensor)' holds \(found.rawValue) numbers, \(expected.rawValue) expected"
    case .wrongShape(let tensor, let expected, let found):
      "tensor '\(tensor)' has shape \(found), \(Self.text(expected)) expected"
    case .notFinite(let tensor, let element):
      "tensor '\(tensor)' element \(element) is not a finite number"
    case .invalidValue(let tensor, let element, let value, let expected):
      "tensor '\(tensor)' element \(element) is \(value), \(expected) expected"
    case .missingEntry(let key): "header entry '\(key)' is missing"
    case .invalidEntry(let key, let value, let expected):
      "header entry '\(key)' is '\(value)', \(expected) expected"
    default: "not a tensor file"
    }
  }

  private static func text(_ shape: [Int?]) -> String {
    "[" + shape.map { $0.map(String.init) ?? "any" }.joined(separator: ", ") + "]"
  }
}
