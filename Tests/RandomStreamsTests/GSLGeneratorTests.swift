import CGSL
import RandomStreams
import Testing

@Suite("streams as GSL generators")
struct GSLGeneratorTests {
  private let stream = RandomStream(
    seed: 11, replication: ReplicationKey(.rank, number: 0), purpose: "gsl",
    entity: EntityKey("generator"))

  @Test("GSL gets the stream's draws one by one, and the stream moves on")
  func drawsAreTheStreams() {
    var copy = stream
    let (bits, uniform) = withGSLGenerator(stream: &copy) {
      (UInt64(gsl_rng_get($0)), gsl_rng_uniform($0))
    }
    #expect(bits == stream.bits(at: 0))
    #expect(uniform == stream.uniform(at: 1))
    #expect(copy.nextBits() == stream.bits(at: 2))
  }

  @Test("GSL knows the generator by name and range")
  func nameAndRange() {
    var copy = stream
    withGSLGenerator(stream: &copy) {
      #expect(String(cString: gsl_rng_name($0)) == "philox4x32-10")
      #expect(gsl_rng_min($0) == 0)
      #expect(gsl_rng_max($0) == .max)
    }
  }

  @Test("whole numbers drawn by GSL are equally likely")
  func integersAreUniform() {
    var copy = stream
    let draws = 60_000
    var counts = [Int](repeating: 0, count: 6)
    withGSLGenerator(stream: &copy) { generator in
      for _ in 0..<draws { counts[Int(gsl_rng_uniform_int(generator, 6))] += 1 }
    }
    let expected = Double(draws) / 6
    let chiSquare = counts.reduce(0.0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    // O9: the goodness of fit stays within (1e-4, 1 - 1e-4); a constant draw would give 300,000.
    let probability = gsl_cdf_chisq_P(chiSquare, 5)
    #expect(probability > 1e-4 && probability < 1 - 1e-4)
  }

  @Test("an error thrown inside leaves the stream behind the last draw")
  func errorsPassThrough() {
    struct Stop: Error {}
    var copy = stream
    #expect(throws: Stop.self) {
      try withGSLGenerator(stream: &copy) { generator in
        _ = gsl_rng_get(generator)
        throw Stop()
      }
    }
    #expect(copy.nextBits() == stream.bits(at: 1))
  }
}
