package io.agentee.demo.shop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An order of the shop.
 *
 * @param order its number
 * @param customer who ordered
 * @param placedOn the day
 * @param status how far it got
 * @param items what was ordered
 * @param total what it costs, in EUR
 */
public record Order(
        String order, String customer, LocalDate placedOn, Status status, List<Item> items, BigDecimal total) {

    public Order {
        items = List.copyOf(items);
    }

    /** How far an order got. */
    public enum Status {
        OPEN,
        SHIPPED,
        DELIVERED
    }

    /**
     * A line of an order.
     *
     * @param article what
     * @param quantity how many
     * @param price of one, in EUR
     */
    public record Item(String article, int quantity, BigDecimal price) {}
}
