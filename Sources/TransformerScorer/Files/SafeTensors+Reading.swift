extension SafeTensors {
  /// Returns the tensor called `name`, whose sizes must match `shape`; nil matches any size.
  public func tensor(_ name: String, shape: [Int?]) throws(SafeTensorsError) -> Tensor {
    guard let tensor = tensors.first(where: { $0.name == name }) else {
      throw .missingTensor(name)
    }
    let fits =
      tensor.shape.count == shape.count
      && zip(tensor.shape, shape).allSatisfy { $1 == nil || $0 == $1 }
    guard fits else {
      throw .wrongShape(tensor: name, expected: shape, found: tensor.shape)
    }
    return tensor
  }

  /// Returns a tensor's numbers, row-major.
  ///
  /// - Throws: `SafeTensorsError` if the tensor is missing or has another kind or shape.
  public func numbers<Number: SafeTensorsNumber>(
    _ name: String, as kind: Number.Type = Number.self, shape: [Int?]
  ) throws(SafeTensorsError) -> [Number] {
    let tensor = try tensor(name, shape: shape)
    guard tensor.kind == Number.kind else {
      throw .wrongKind(tensor: name, expected: Number.kind, found: tensor.kind)
    }
    let count = tensor.bytes.count / Number.kind.size
    return [Number](unsafeUninitializedCapacity: count) { buffer, initialised in
      // SAFETY: the file's reader checked that the bytes are `count` numbers of this kind, and every
      // bit pattern is a number of it.
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: tensor.bytes)
      initialised = count
    }
  }

  /// Returns a tensor's numbers, all of them finite.
  ///
  /// - Throws: `SafeTensorsError`, also for an infinite number or one that is not a number.
  public func floats(_ name: String, shape: [Int?]) throws(SafeTensorsError) -> [Float] {
    let values = try numbers(name, as: Float.self, shape: shape)
    if let element = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(tensor: name, element: element)
    }
    return values
  }

  /// Returns the free entry called `key`.
  public func entry(_ key: String) throws(SafeTensorsError) -> String {
    guard let entry = metadata.first(where: { $0.key == key }) else { throw .missingEntry(key) }
    return entry.value
  }

  /// Returns the free entry called `key` as a whole number in `range`.
  public func integerEntry(
    _ key: String, in range: ClosedRange<Int>
  ) throws(SafeTensorsError) -> Int {
    let text = try entry(key)
    guard let value = Int(text), range.contains(value) else {
      throw .invalidEntry(
        key: key, value: text,
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// Returns the free entry called `key` as a finite number.
  public func numberEntry(_ key: String) throws(SafeTensorsError) -> Double {
    let text = try entry(key)
    guard let value = Double(text), value.isFinite else {
      throw .invalidEntry(key: key, value: text, expected: "a number")
    }
    return value
  }
}
