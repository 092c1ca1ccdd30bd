package io.agentee.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrderToolsTest {

    @Test
    void anOrderIsFoundByItsNumber() {
        Order order = new OrderTools().lookupOrder("42");

        assertThat(order.customer()).isEqualTo("Grace");
        assertThat(order.total()).isEqualTo(new BigDecimal("25.00"));
    }

    @Test
    void anUnknownOrderIsNamed() {
        assertThatThrownBy(() -> new OrderTools().lookupOrder("7")).hasMessage("there is no order '7'");
    }
}
