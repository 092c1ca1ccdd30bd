package io.agentee.demo.shop;

import io.agentee.api.tool.P;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolEffect;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The orders of a small fixed shop. */
@ApplicationScoped
public class OrderTools {

    private static final List<Order> ORDERS = List.of(
            order("41", "Ada", "2026-10-02", Order.Status.DELIVERED, new Order.Item("kettle", 1, eur("39.90"))),
            order("42", "Grace", "2026-11-03", Order.Status.SHIPPED, new Order.Item("towel", 2, eur("12.50"))),
            order("43", "Alan", "2026-11-19", Order.Status.OPEN, new Order.Item("puzzle", 3, eur("8.00"))));

    @Tool(value = "Looks up an order of the shop", effect = ToolEffect.READ_ONLY)
    public Order lookupOrder(@P("number of the order") String order) {
        return ORDERS.stream()
                .filter(candidate -> candidate.order().equals(order))
                .findFirst()
                .orElseThrow(() -> new ToolArgumentException("there is no order '%s'".formatted(order)));
    }

    private static Order order(String number, String customer, String day, Order.Status status, Order.Item item) {
        BigDecimal total = item.price().multiply(BigDecimal.valueOf(item.quantity()));
        return new Order(number, customer, LocalDate.parse(day), status, List.of(item), total);
    }

    private static BigDecimal eur(String amount) {
        return new BigDecimal(amount);
    }
}
