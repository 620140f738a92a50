package dev.baton.finance.sample;

import dev.baton.finance.book.Party;

/** Who sells to the company. {@code steady} ones bill the same sum each month. */
record Vendor(Party party, String currency, Trade trade, boolean steady, double typical) {
    /** What is bought, how many bills of a vendor a month, and how much a typical one is. */
    enum Trade {
        MATERIALS(Chart.MATERIALS, 0, 0, 12, "components"),
        WORK(Chart.SUBCONTRACTED, 0.5, 8500, 4, "machining"),
        FREIGHT(Chart.FREIGHT, 1, 620, 3, "freight"),
        ENERGY(Chart.ENERGY, 1, 2100, 2, "electricity and heat"),
        TELEPHONE(Chart.TELEPHONE, 1, 340, 2, "lines"),
        SOFTWARE(Chart.SOFTWARE, 1, 780, 4, "licences"),
        MARKETING(Chart.MARKETING, 0.5, 2400, 3, "advertising"),
        ADVICE(Chart.ADVICE, 0.4, 3100, 3, "advice"),
        REPAIRS(Chart.REPAIRS, 0.4, 1300, 3, "maintenance"),
        OFFICE(Chart.OFFICE, 0.5, 260, 3, "office supplies");

        final String account;
        final double monthly;
        final double typical;
        final int vendors;
        final String what;

        Trade(String account, double monthly, double typical, int vendors, String what) {
            this.account = account;
            this.monthly = monthly;
            this.typical = typical;
            this.vendors = vendors;
            this.what = what;
        }

        boolean steady() {
            return this == TELEPHONE || this == SOFTWARE;
        }
    }

    /** The VAT on its bills, in percent. */
    int vat() {
        if (!party.country().equals("DE")) {
            return 0;
        }
        // Printed matter and cut flowers of the office's supplier are taxed at the reduced rate.
        return trade == Trade.OFFICE && party.id().endsWith("8") ? 7 : 19;
    }
}
