import Testing

@testable import PromotionBriefs
