import CCurl
import Foundation

/// libcurl's handle of one exchange; only the thread that made it may use it.
struct CurlHandle: ~Copyable {
  private let handle: UnsafeMutableRawPointer
  private let words: UnsafeMutablePointer<CChar>
  private var headers: UnsafeMutablePointer<curl_slist>?

  // libcurl wants this once, before any handle; a static constant is set by one thread only.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  /// Makes a handle; `nil` when libcurl can't.
  init?() {
    guard Self.isReady, let handle = curl_easy_init() else { return nil }
    self.handle = handle
    words = .allocate(capacity: Int(CURL_ERROR_SIZE))
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(headers)
    words.deallocate()
  }

  /// The response's status; 0 while none has come.
  var status: Int { ccurl_status(handle) }

  /// Returns the value of a response's header.
  func header(_ name: String) -> String? {
    ccurl_header(handle, name).map { String(cString: $0) }
  }

  /// Returns what went wrong, in libcurl's words.
  func description(of code: CURLcode) -> String {
    words.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: words)
  }

  /// Sends what was prepared and waits for the reply.
  func perform() -> CURLcode {
    // A connection that breaks while it is written to must not end the program.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return curl_easy_perform(handle)
  }
}

extension CurlHandle {
  /// Sets all that a request asks for; certificates are checked, cookies and passwords looked up
  /// nowhere.
  mutating func prepare(_ request: HTTPRequest) -> CURLcode {
    let codes = [
      ccurl_set_words(handle, words),
      ccurl_set_text(handle, CURLOPT_URL, request.url.absoluteString),
      ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
      ccurl_set_text(handle, CURLOPT_USERAGENT, "marketeer"),
      ccurl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0),
      ccurl_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1),
      ccurl_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2),
      // Signals would reach the whole program; libcurl needs them for old resolvers only.
      ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1),
      setProxy(isUsed: !request.isLocal), setHeaders(request), setBody(request.body),
    ]
    return codes.first { $0 != CURLE_OK } ?? CURLE_OK
  }

  /// Hands what comes to a transfer, which must live longer than this handle.
  func report(to transfer: HTTPTransfer) -> CURLcode {
    // SAFETY: `HTTPTransfer.perform` holds the transfer until the handle is gone.
    let owner = Unmanaged.passUnretained(transfer).toOpaque()
    let code = ccurl_set_receiver(
      handle,
      { bytes, size, count, owner in
        guard let transfer = CurlHandle.transfer(owner) else { return 0 }
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return transfer.receive(piece) ? piece.count : 0
      }, owner)
    guard code == CURLE_OK else { return code }
    return ccurl_set_watch(
      handle, { owner, _, _, _, _ in CurlHandle.transfer(owner)?.isOver == false ? 0 : 1 }, owner)
  }

  private static func transfer(_ owner: UnsafeMutableRawPointer?) -> HTTPTransfer? {
    owner.map { Unmanaged<HTTPTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  // An empty name switches off the proxy that the environment names.
  private func setProxy(isUsed: Bool) -> CURLcode {
    isUsed ? CURLE_OK : ccurl_set_text(handle, CURLOPT_PROXY, "")
  }

  private mutating func setHeaders(_ request: HTTPRequest) -> CURLcode {
    // Without a value a header is not sent: no server is asked whether it wants the body.
    for line in request.headers.map({ "\($0.name): \($0.value)" }) + ["Expect:"] {
      guard let longer = curl_slist_append(headers, line) else { return CURLE_OUT_OF_MEMORY }
      headers = longer
    }
    return ccurl_set_list(handle, CURLOPT_HTTPHEADER, headers)
  }

  private func setBody(_ body: Data?) -> CURLcode {
    body?.withUnsafeBytes { ccurl_set_body(handle, $0.baseAddress, curl_off_t($0.count)) }
      ?? CURLE_OK
  }
}
