package dev.bulkordering.provider.enkash;

import java.util.List;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderGatewayContract;
import dev.bulkordering.provider.ScriptedServer.Turn;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.recorded;

class EnkashGatewayContractTests extends ProviderGatewayContract {

	@Override
	protected Provider provider() {
		return new EnkashProvider();
	}

	@Override
	protected JobOptions options() {
		return JobOptions.NONE;
	}

	@Override
	protected PlaceableOrder order() {
		return EnkashOrders.order();
	}

	@Override
	protected List<Turn> beforeBuying() {
		return List.of();
	}

	@Override
	protected List<Turn> untilPlaced() {
		return List.of(accepted(), json(200, recorded("enkash/order.json")));
	}

	@Override
	protected Turn accepted() {
		return json(200, recorded("enkash/taken.json"));
	}

	@Override
	protected Turn stillInWork() {
		return json(200, recorded("enkash/order-processing.json"));
	}

	@Override
	protected List<Turn> finished() {
		return List.of(json(200, recorded("enkash/order.json")));
	}

	@Override
	protected Turn refusesLine() {
		return json(400, recorded("enkash/invalid.json"));
	}

	@Override
	protected Turn refusesAccount() {
		return json(401, recorded("enkash/unauthorized.json"));
	}

	@Override
	protected Turn absent() {
		return json(404, recorded("enkash/order-not-found.json"));
	}

	@Override
	protected Class<? extends LookUp> absence() {
		return LookUp.NotThere.class;
	}

	@Override
	protected List<String> secrets() {
		return List.of("6012884451007345", "482917", "6012884451007352", "730166", "QWX7-PLM2-8RTZ", "059941",
				"2031-05-10");
	}

}
