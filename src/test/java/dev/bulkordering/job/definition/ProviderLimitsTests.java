package dev.bulkordering.job.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.ProviderSettings;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderLimitsTests {

	private static final Limits DOCUMENT = new Limits(5, 5, 25, null);

	@Test
	void theConfigurationNarrowsTheDocument() {
		assertThat(ProviderLimits.configured(DOCUMENT, settings(new Limits(9, 3, null, BigDecimal.TEN), false)))
			.isEqualTo(new Limits(5, 3, 25, BigDecimal.TEN));
	}

	@Test
	void trustedLimitsReplaceTheDocuments() {
		assertThat(ProviderLimits.configured(DOCUMENT, settings(new Limits(9, 3, null, BigDecimal.TEN), true)))
			.isEqualTo(new Limits(9, 3, 25, BigDecimal.TEN));
	}

	private static ProviderSettings settings(Limits limits, boolean trusted) {
		return new ProviderSettings("sandbox", null, Map.of(), 8, 20, Duration.ZERO, Duration.ZERO,
				new ProviderSettings.Retry(5, Duration.ZERO, Duration.ZERO), 5, Duration.ZERO, List.of(), limits,
				trusted);
	}

}
