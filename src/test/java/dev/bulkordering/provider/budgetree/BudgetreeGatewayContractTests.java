package dev.bulkordering.provider.budgetree;

import java.util.List;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderGatewayContract;
import dev.bulkordering.provider.ScriptedServer.Turn;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.recorded;

class BudgetreeGatewayContractTests extends ProviderGatewayContract {

	@Override
	protected Provider provider() {
		return new BudgetreeProvider();
	}

	@Override
	protected JobOptions options() {
		return JobOptions.NONE;
	}

	@Override
	protected PlaceableOrder order() {
		return BudgetreeOrders.order();
	}

	@Override
	protected List<Turn> beforeBuying() {
		return List.of();
	}

	@Override
	protected List<Turn> untilPlaced() {
		return List.of(json(201, recorded("budgetree/complete.json")));
	}

	@Override
	protected Turn accepted() {
		return json(202, recorded("budgetree/processing.json"));
	}

	@Override
	protected Turn stillInWork() {
		return json(200, recorded("budgetree/status-processing.json"));
	}

	@Override
	protected List<Turn> finished() {
		return List.of(json(200, recorded("budgetree/status-complete.json")),
				json(200, recorded("budgetree/cards-1.json")), json(200, recorded("budgetree/cards-2.json")));
	}

	@Override
	protected Turn refusesLine() {
		return json(400, "{\"message\":\"The SKU MOVIE2 you are looking for is not available.\",\"code\":5310}");
	}

	@Override
	protected Turn refusesAccount() {
		return json(400, "{\"message\":\"Order cannot be placed due to insufficient balance.\",\"code\":6063}");
	}

	@Override
	protected Turn absent() {
		return json(400, recorded("budgetree/not-available.json"));
	}

	@Override
	protected Class<? extends LookUp> absence() {
		return LookUp.NotThere.class;
	}

	@Override
	protected List<String> secrets() {
		return List.of("9000002223896157184", "320467", "9000002223896157185", "471120", "ACT-77PQ", "8800112233445",
				"activate.example.com", "558203", "Meera", "Pillai", "meera.pillai", "9845098450", "Temple Street",
				"Kochi", "682001");
	}

}
