import Testing

@testable import PriceClaims
