package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.invoice.Reading.Method;
import org.junit.jupiter.api.Test;

class InvoiceFiguresTest {
    @Test
    void header_fields_of_generated_invoices_are_read_from_xml_and_text() {
        var scores = InvoiceAccuracy.of(4, 4, false);

        for (var method : new Method[] {Method.XML, Method.TEXT}) {
            assertThat(scores.get(method).documents()).isGreaterThan(10);
            assertThat(scores.get(method).share()).isGreaterThan(0.98);
        }
    }
}
