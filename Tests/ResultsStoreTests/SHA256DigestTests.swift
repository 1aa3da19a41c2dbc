import ResultsStore
import Testing

@Suite("SHA256Digest")
struct SHA256DigestTests {
  // NIST, Cryptographic Standards: SHA-256 examples, and the CAVP short-message vectors.
  @Test(
    "the standard's examples have the standard's hashes",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
          + "lmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func examples(text: String, expected: String) {
    #expect(SHA256Digest.hex(of: text) == expected)
  }

  @Test("a million letters a have the standard's hash")
  func millionLetters() {
    let hash = SHA256Digest.hex(ofBytes: repeatElement(UInt8(ascii: "a"), count: 1_000_000))
    #expect(hash == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(
    "bytes in pieces hash as the whole", arguments: [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 250])
  func pieces(length: Int) {
    let bytes = (0..<length).map { UInt8($0) }
    var digest = SHA256Digest()
    digest.update(bytes.prefix(length / 3))
    digest.update(bytes.dropFirst(length / 3))
    #expect(digest.finalHex == SHA256Digest.hex(ofBytes: bytes))
    #expect(digest.finalHex.count == 64)
  }
}
