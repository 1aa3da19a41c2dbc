/// A file of named tensors in the safetensors format: a JSON header, then the raw numbers.
///
/// Layout: the header's length in 8 bytes, little-endian; the header; the tensors' bytes without
/// gaps, little-endian, row-major. Source: github.com/huggingface/safetensors, "Format".
public struct SafeTensors: Sendable, Equatable {
  /// The kind of number in a tensor; the raw value is its name in the file.
  public enum Kind: String, Sendable, CaseIterable {
    /// 32-bit floating point.
    case f32 = "F32"
    /// 64-bit floating point.
    case f64 = "F64"
    /// 64-bit integer.
    case i64 = "I64"
    /// 32-bit integer.
    case i32 = "I32"
    /// 16-bit integer.
    case i16 = "I16"
    /// 8-bit integer.
    case i8 = "I8"

    /// Bytes of one number.
    public var size: Int {
      switch self {
      case .f64, .i64: 8
      case .f32, .i32: 4
      case .i16: 2
      case .i8: 1
      }
    }
  }

  /// A named array of numbers.
  public struct Tensor: Sendable, Equatable {
    /// Its name, unique in the file.
    public var name: String
    /// The kind of its numbers.
    public var kind: Kind
    /// Its sizes; empty for a single number.
    public var shape: [Int]
    /// Its numbers, row-major, little-endian.
    public var bytes: [UInt8]
  }

  /// A free entry of the header.
  public struct Entry: Sendable, Equatable {
    /// Its key, unique in the file.
    public var key: String
    /// Its text.
    public var value: String
  }

  /// The tensors, in the order of their bytes.
  public internal(set) var tensors: [Tensor] = []
  /// The free entries, sorted by key.
  public internal(set) var metadata: [Entry] = []

  /// The longest header that is read, in bytes (as in the reference implementation).
  public static let headerLimit = 100_000_000

  /// Creates a file without tensors.
  public init() {}

  /// Sets a free entry of the header.
  public mutating func setMetadata(_ key: String, _ value: String) {
    metadata.removeAll { $0.key == key }
    metadata.append(Entry(key: key, value: value))
    metadata.sort { $0.key < $1.key }
  }

  /// Appends a tensor.
  ///
  /// - Precondition: The shape has as many elements as `values`, and the name is new.
  public mutating func append<Number: SafeTensorsNumber>(
    _ name: String, _ values: [Number], shape: [Int]
  ) {
    precondition(shape.reduce(1, *) == values.count, "tensor \(name): shape \(shape)")
    precondition(!tensors.contains { $0.name == name }, "tensor \(name) twice")
    let bytes = values.withUnsafeBytes { Array($0) }
    tensors.append(Tensor(name: name, kind: Number.kind, shape: shape, bytes: bytes))
  }
}

/// A number that a tensor file can hold.
///
/// Its bytes are stored as they lie in memory: little-endian machines only.
public protocol SafeTensorsNumber: BitwiseCopyable, Sendable {
  /// Its kind in files.
  static var kind: SafeTensors.Kind { get }
}

extension Float: SafeTensorsNumber {
  /// `f32`.
  public static var kind: SafeTensors.Kind { .f32 }
}

extension Double: SafeTensorsNumber {
  /// `f64`.
  public static var kind: SafeTensors.Kind { .f64 }
}

extension Int64: SafeTensorsNumber {
  /// `i64`.
  public static var kind: SafeTensors.Kind { .i64 }
}

extension Int32: SafeTensorsNumber {
  /// `i32`.
  public static var kind: SafeTensors.Kind { .i32 }
}

extension Int16: SafeTensorsNumber {
  /// `i16`.
  public static var kind: SafeTensors.Kind { .i16 }
}

extension Int8: SafeTensorsNumber {
  /// `i8`.
  public static var kind: SafeTensors.Kind { .i8 }
}
