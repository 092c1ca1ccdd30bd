package io.agentee.demo.shop;

import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolEffect;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;

/** Something that not every caller may have looked up. */
@ApplicationScoped
public class FinanceTools {

    @Tool(value = "Tells the balance of the shop's account", effect = ToolEffect.READ_ONLY)
    @RolesAllowed("finance")
    public String accountBalance() {
        return "1,204.50 EUR";
    }
}
