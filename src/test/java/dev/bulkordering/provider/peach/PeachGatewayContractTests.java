package dev.bulkordering.provider.peach;

import java.util.List;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderGatewayContract;
import dev.bulkordering.provider.ScriptedServer.Turn;
import dev.bulkordering.provider.TestSettings;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.recorded;

class PeachGatewayContractTests extends ProviderGatewayContract {

	@Override
	protected Provider provider() {
		return new PeachProvider();
	}

	@Override
	protected JobOptions options() {
		return JobOptions.NONE;
	}

	@Override
	protected PlaceableOrder order() {
		return PeachOrders.order();
	}

	@Override
	protected List<Turn> beforeBuying() {
		return List.of();
	}

	@Override
	protected List<Turn> untilPlaced() {
		return List.of(json(201, recorded("peach/created-with-own-id.json")));
	}

	@Override
	protected Turn accepted() {
		return json(201, recorded("peach/created.json"));
	}

	@Override
	protected Turn stillInWork() {
		return json(200, recorded("peach/get-pending.json"));
	}

	@Override
	protected List<Turn> finished() {
		return List.of(json(200, recorded("peach/get-completed.json")));
	}

	@Override
	protected Turn refusesLine() {
		return json(422, "{\"message\":\"items[0].amount is not valid\"}");
	}

	@Override
	protected Turn refusesAccount() {
		return json(401, "{\"message\":\"Unauthorized\"}");
	}

	@Override
	protected Turn absent() {
		return json(404, "{\"message\":\"Not found\"}");
	}

	/** Nobody can prove that Peach has no order of ours. */
	@Override
	protected Class<? extends LookUp> absence() {
		return LookUp.Unclear.class;
	}

	@Override
	protected List<String> secrets() {
		return List.of("Meera", "Pillai", "9845098450", "meera.pillai", "cnt_55120987");
	}

	@Override
	protected String authorization() {
		return TestSettings.TOKEN;
	}

	@Override
	protected int cards() {
		return 0;
	}

	/** What was asked for is all that we want, paid or not. */
	@Override
	protected Class<? extends Outcome> unfinished() {
		return Placed.class;
	}

	@Override
	protected boolean canBeFoundByOurKey() {
		return false;
	}

	@Override
	protected PlaceableOrder lookedUp() {
		return order().withProviderOrderId(PeachOrders.PEACH_ID);
	}

}
