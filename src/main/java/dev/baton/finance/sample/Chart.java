package dev.baton.finance.sample;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Use;
import java.util.List;

/** The company's chart of accounts. */
final class Chart {
    static final String MACHINES = "0400";
    static final String EQUIPMENT = "0420";
    static final String MACHINES_WORN = "0490";
    static final String EQUIPMENT_WORN = "0495";
    static final String PETTY_CASH = "1000";
    static final String BANK_EUR = "1200";
    static final String BANK_USD = "1220";
    static final String EXCHANGE = "1360";
    static final String RECEIVABLE_HOME = "1400";
    static final String RECEIVABLE_ABROAD = "1410";
    static final String MATERIALS = "1500";
    static final String INPUT_TAX_19 = "1570";
    static final String INPUT_TAX_7 = "1571";
    static final String PREPAID = "1590";
    static final String PAYABLE_HOME = "1600";
    static final String PAYABLE_ABROAD = "1610";
    static final String WAGES_OWED = "1700";
    static final String SOCIAL_OWED = "1710";
    static final String WAGE_TAX_OWED = "1720";
    static final String OUTPUT_TAX_19 = "1770";
    static final String OUTPUT_TAX_7 = "1771";
    static final String TAX_SETTLED = "1780";
    static final String INCOME_TAX_OWED = "1790";
    static final String ACCRUED = "1800";
    static final String DEFERRED = "1810";
    static final String ADVANCES = "1820";
    static final String LOAN = "1900";
    static final String CAPITAL = "2000";
    static final String RETAINED = "2100";
    static final String PRODUCTS = "4000";
    static final String SERVICE = "4010";
    static final String PROJECTS = "4020";
    static final String PARTS = "4030";
    static final String DISCOUNTS = "4090";
    static final String MATERIAL_USED = "5000";
    static final String SUBCONTRACTED = "5010";
    static final String FREIGHT = "5020";
    static final String SALARIES = "6000";
    static final String SOCIAL = "6010";
    static final String RENT = "6100";
    static final String MARKETING = "6200";
    static final String INSURANCE = "6300";
    static final String SOFTWARE = "6310";
    static final String TRAVEL = "6320";
    static final String ADVICE = "6330";
    static final String ENERGY = "6340";
    static final String REPAIRS = "6350";
    static final String BANK_CHARGES = "6360";
    static final String OFFICE = "6370";
    static final String BAD_DEBTS = "6380";
    static final String TELEPHONE = "6390";
    static final String DEPRECIATION = "7000";
    static final String INTEREST = "7100";
    static final String EXCHANGE_DIFFERENCE = "7200";
    static final String INCOME_TAX = "7300";

    static final List<Account> ACCOUNTS =
            List.of(
                    new Account(MACHINES, "Machinery", Use.FIXED_ASSET),
                    new Account(EQUIPMENT, "Office and IT equipment", Use.FIXED_ASSET),
                    new Account(
                            MACHINES_WORN,
                            "Accumulated depreciation, machinery",
                            Use.ACCUMULATED_DEPRECIATION),
                    new Account(
                            EQUIPMENT_WORN,
                            "Accumulated depreciation, equipment",
                            Use.ACCUMULATED_DEPRECIATION),
                    new Account(PETTY_CASH, "Petty cash", Use.CASH),
                    new Account(BANK_EUR, "Bank, euro account", Use.CASH),
                    new Account(BANK_USD, "Bank, dollar account", Use.CASH),
                    new Account(EXCHANGE, "Currency exchange clearing", Use.OTHER_CURRENT_ASSET),
                    new Account(RECEIVABLE_HOME, "Trade receivables, domestic", Use.RECEIVABLE),
                    new Account(RECEIVABLE_ABROAD, "Trade receivables, abroad", Use.RECEIVABLE),
                    new Account(MATERIALS, "Materials and parts", Use.INVENTORY),
                    new Account(INPUT_TAX_19, "Input VAT 19 %", Use.INPUT_TAX),
                    new Account(INPUT_TAX_7, "Input VAT 7 %", Use.INPUT_TAX),
                    new Account(PREPAID, "Prepaid expenses", Use.OTHER_CURRENT_ASSET),
                    new Account(PAYABLE_HOME, "Trade payables, domestic", Use.PAYABLE),
                    new Account(PAYABLE_ABROAD, "Trade payables, abroad", Use.PAYABLE),
                    new Account(WAGES_OWED, "Wages payable", Use.PAYROLL_PAYABLE),
                    new Account(SOCIAL_OWED, "Social security payable", Use.PAYROLL_PAYABLE),
                    new Account(WAGE_TAX_OWED, "Wage tax payable", Use.PAYROLL_PAYABLE),
                    new Account(OUTPUT_TAX_19, "Output VAT 19 %", Use.OUTPUT_TAX),
                    new Account(OUTPUT_TAX_7, "Output VAT 7 %", Use.OUTPUT_TAX),
                    new Account(TAX_SETTLED, "VAT payable", Use.OUTPUT_TAX),
                    new Account(INCOME_TAX_OWED, "Income tax payable", Use.INCOME_TAX_PAYABLE),
                    new Account(ACCRUED, "Accrued liabilities", Use.ACCRUAL),
                    new Account(DEFERRED, "Deferred service income", Use.DEFERRED_INCOME),
                    new Account(ADVANCES, "Advances from customers", Use.OTHER_CURRENT_LIABILITY),
                    new Account(LOAN, "Bank loan", Use.LOAN),
                    new Account(CAPITAL, "Share capital", Use.CAPITAL),
                    new Account(RETAINED, "Retained earnings", Use.RETAINED_EARNINGS),
                    new Account(PRODUCTS, "Revenue, instruments", Use.REVENUE),
                    new Account(SERVICE, "Revenue, service contracts", Use.REVENUE),
                    new Account(PROJECTS, "Revenue, projects", Use.REVENUE),
                    new Account(PARTS, "Revenue, spare parts", Use.REVENUE),
                    new Account(DISCOUNTS, "Cash discounts granted", Use.REVENUE),
                    new Account(MATERIAL_USED, "Cost of materials", Use.COST_OF_SALES),
                    new Account(SUBCONTRACTED, "Subcontracted work", Use.COST_OF_SALES),
                    new Account(FREIGHT, "Freight", Use.COST_OF_SALES),
                    new Account(SALARIES, "Salaries", Use.PERSONNEL),
                    new Account(SOCIAL, "Social security, employer", Use.PERSONNEL),
                    new Account(RENT, "Rent", Use.RENT),
                    new Account(MARKETING, "Marketing", Use.MARKETING),
                    new Account(INSURANCE, "Insurance", Use.OTHER_EXPENSE),
                    new Account(SOFTWARE, "Software", Use.OTHER_EXPENSE),
                    new Account(TRAVEL, "Travel", Use.OTHER_EXPENSE),
                    new Account(ADVICE, "Professional fees", Use.OTHER_EXPENSE),
                    new Account(ENERGY, "Energy", Use.OTHER_EXPENSE),
                    new Account(REPAIRS, "Repairs and maintenance", Use.OTHER_EXPENSE),
                    new Account(BANK_CHARGES, "Bank charges", Use.OTHER_EXPENSE),
                    new Account(OFFICE, "Office supplies", Use.OTHER_EXPENSE),
                    new Account(BAD_DEBTS, "Bad debts", Use.OTHER_EXPENSE),
                    new Account(TELEPHONE, "Telephone and internet", Use.OTHER_EXPENSE),
                    new Account(DEPRECIATION, "Depreciation", Use.DEPRECIATION),
                    new Account(INTEREST, "Interest", Use.INTEREST),
                    new Account(
                            EXCHANGE_DIFFERENCE, "Exchange differences", Use.EXCHANGE_DIFFERENCE),
                    new Account(INCOME_TAX, "Income tax", Use.INCOME_TAX));

    private Chart() {}

    /** The account of the output tax of a rate. */
    static String outputTax(int rate) {
        return rate == 7 ? OUTPUT_TAX_7 : OUTPUT_TAX_19;
    }

    static String inputTax(int rate) {
        return rate == 7 ? INPUT_TAX_7 : INPUT_TAX_19;
    }
}
