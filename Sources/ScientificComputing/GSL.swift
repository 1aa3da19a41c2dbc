import CGSL

/// What every call of GSL shares.
enum GSL {
  /// GSL's status for a function that could not be computed.
  static let badFunction = Int32(GSL_EBADFUNC)

  /// Turns off GSL's default handler, which aborts the process; status codes remain.
  ///
  /// A static constant runs once, whatever the number of threads.
  private static let handlerOff: Void = {
    gsl_set_error_handler_off()
  }()

  /// Makes sure that no later GSL call of this process aborts; to be called before any that can fail.
  static func prepare() {
    handlerOff
  }

  /// Throws if a status code is not success.
  static func check(_ status: Int32, _ routine: String) throws(ScientificError) {
    guard status != 0 else { return }
    throw .library(routine: routine, reason: String(cString: gsl_strerror(status)))
  }

  /// Returns what an allocator returned, or throws if there was no memory.
  static func allocated<Pointee>(
    _ pointer: UnsafeMutablePointer<Pointee>?, _ routine: String
  ) throws(ScientificError) -> UnsafeMutablePointer<Pointee> {
    guard let pointer else { throw .library(routine: routine, reason: "out of memory") }
    return pointer
  }

  /// Calls `body` with a GSL vector that holds `values`.
  static func withVector<Result>(
    _ values: [Double], _ body: (UnsafeMutablePointer<gsl_vector>) throws -> Result
  ) throws -> Result {
    let vector = try allocated(gsl_vector_alloc(values.count), "vector")
    defer { gsl_vector_free(vector) }
    vector.assign(values)
    return try body(vector)
  }
}

extension UnsafeMutablePointer<gsl_vector> {
  /// Copies `values` into the vector; the lengths agree.
  func assign(_ values: [Double]) {
    for (index, value) in values.enumerated() {
      gsl_vector_set(self, index, value)
    }
  }

  /// The vector's elements.
  var array: [Double] { UnsafePointer(self).array }
}

extension UnsafePointer<gsl_vector> {
  /// The vector's elements.
  var array: [Double] {
    (0..<pointee.size).map { gsl_vector_get(self, $0) }
  }
}
