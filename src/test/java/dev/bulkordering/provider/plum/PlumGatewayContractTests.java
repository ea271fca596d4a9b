package dev.bulkordering.provider.plum;

import java.util.List;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderGatewayContract;
import dev.bulkordering.provider.ScriptedServer.Turn;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.recorded;

/**
 * Plum keeps to the contract, with vouchers: a top-up hands out no codes.
 */
class PlumGatewayContractTests extends ProviderGatewayContract {

	@Override
	protected Provider provider() {
		return new PlumProvider();
	}

	@Override
	protected JobOptions options() {
		return JobOptions.NONE;
	}

	@Override
	protected PlaceableOrder order() {
		return PlumOrders.vouchers(3);
	}

	@Override
	protected List<Turn> beforeBuying() {
		return List.of();
	}

	@Override
	protected List<Turn> untilPlaced() {
		return List.of(json(200, recorded("plum/delivered.json")));
	}

	@Override
	protected Turn accepted() {
		return json(200, recorded("plum/pending.json"));
	}

	@Override
	protected Turn stillInWork() {
		return json(200, recorded("plum/details-pending.json"));
	}

	@Override
	protected List<Turn> finished() {
		return List.of(json(200, recorded("plum/details-delivered.json")));
	}

	@Override
	protected Turn refusesLine() {
		return json(400,
				"{\"code\":400,\"errorId\":\"PLE10018\",\"errorInfo\":\"Invalid denomination for the product\"}");
	}

	@Override
	protected Turn refusesAccount() {
		return json(401, "{\"code\":401,\"errorId\":\"PIPE10016\",\"errorInfo\":\"Company is disabled\"}");
	}

	@Override
	protected Turn absent() {
		return json(404, recorded("plum/not-there.json"));
	}

	@Override
	protected Class<? extends LookUp> absence() {
		return LookUp.NotThere.class;
	}

	@Override
	protected List<String> secrets() {
		return List.of("PLUM-7H2K-99QX", "481516", "PLUM-8J3L-11ZA", "234201", "PLUM-5D6F-40TR", "2031-12-30",
				"meera.pillai", "diwali");
	}

}
