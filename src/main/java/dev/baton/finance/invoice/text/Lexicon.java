package dev.baton.finance.invoice.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that label values on invoices, in English, German and French. */
final class Lexicon {
    /** A label's words; weak ones mean it only for want of a better one. */
    record Phrase(Label label, List<String> words, boolean weak, Language language) {}

    /** The languages that labels are known in. */
    enum Language {
        ENGLISH,
        GERMAN,
        FRENCH
    }

    private static final List<Phrase> ALL = new ArrayList<>();

    static {
        english();
        german();
        french();
        ALL.sort(Comparator.comparingInt((Phrase phrase) -> -phrase.words().size()));
    }

    private Lexicon() {}

    /** Longest first. */
    static List<Phrase> all() {
        return ALL;
    }

    /** Lower case without accents; whatever is no letter or digit parts the words. */
    static List<String> words(String text) {
        var plain =
                Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[°º]", " ");
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}%]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void add(Language language, boolean weak, Map<Label, String> phrases) {
        phrases.forEach((label, text) -> {
            for (var phrase : text.split("[,\\n]")) {
                var words = words(phrase);
                if (!words.isEmpty()) {
                    ALL.add(new Phrase(label, words, weak, language));
                }
            }
        });
    }

    private static Map<Label, String> map() {
        return new EnumMap<>(Label.class);
    }

    private static void english() {
        var strong = map();
        strong.put(
                Label.NUMBER,
                """
                invoice number, invoice no, invoice nr, invoice id, invoice num, inv no, bill no, bill number
                document number, document no, invoice reference, invoice ref, credit note number
                credit note no, tax invoice no, tax invoice number, our invoice\
                """);
        strong.put(
                Label.DATE,
                """
                invoice date, date of invoice, issue date, date of issue, date issued, issued on, issued
                bill date, invoice dated, document date, credit note date, billing date, dated\
                """);
        strong.put(
                Label.DUE,
                """
                due date, payment due, payment due date, payment due by, due by, due on, payable by
                pay by, please pay by, payment deadline, payable until, payment due on, date due\
                """);
        strong.put(
                Label.DELIVERY,
                """
                delivery date, date of delivery, date of supply, supply date, service date, delivered on
                date of service, shipping date, ship date, shipped\
                """);
        strong.put(
                Label.NET,
                """
                net total, total net, net amount, subtotal, sub total, total excl vat, total excluding vat
                total ex vat, total before tax, amount excl vat, taxable amount, total excl tax
                total excluding tax, total without vat, amount before tax, net value, goods total
                net invoice amount, total net amount\
                """);
        strong.put(
                Label.TAX,
                """
                vat amount, sales tax, total vat, total tax, vat total, tax amount, plus vat, tax total
                value added tax, total vat amount\
                """);
        strong.put(
                Label.GROSS,
                """
                grand total, total amount, invoice total, total incl vat, total including vat
                total inc vat, gross amount, total gross, gross total, amount incl vat, invoice amount
                total incl tax, total including tax, total inc tax, total with vat, total invoice amount\
                """);
        strong.put(
                Label.PAYABLE,
                """
                amount due, balance due, total due, amount payable, total payable, balance payable
                amount to pay, total to pay, please pay, outstanding amount\
                """);
        strong.put(
                Label.PREPAID,
                """
                prepaid, amount paid, already paid, advance payment, payments received, less deposit
                deposit paid, paid to date, prepayment, less payments\
                """);
        strong.put(
                Label.TAX_ID,
                """
                vat id, vat no, vat number, vat reg no, vat registration, vat registration number
                vat reg, tax id, tax number, tax no, ein, vat identification number, vat id no\
                """);
        strong.put(
                Label.SELLER,
                """
                seller, supplier, vendor, account holder, beneficiary, payee, issued by, sold by
                invoice from, account name, payable to\
                """);
        strong.put(
                Label.BUYER,
                """
                bill to, invoice to, billed to, sold to, buyer, invoiced to, ship to, deliver to
                billing address, delivery address, invoice address, customer\
                """);
        strong.put(Label.TERMS, "payment terms, terms of payment, terms");
        strong.put(Label.CURRENCY, "currency, invoice currency");
        strong.put(
                Label.OTHER,
                """
                order no, order number, order date, customer no, customer number, customer id, your reference
                your ref, our reference, our ref, purchase order, po number, po no, po, delivery note
                delivery note no, phone, tel, telephone, fax, bic, swift, sort code, account no, page
                account number, quantity, qty, unit price, price, description, item, contract no, project
                print date, printed, printed on, contract number, your order, company no, customer ref
                registration no, company reg, order, quote no, quote date, contact, email, bank
                routing number, packing slip, tracking no, period, vat rate, tax rate, item no, part no\
                """);
        add(Language.ENGLISH, false, strong);
        var weak = map();
        weak.put(Label.NUMBER, "invoice, number, no, tax invoice, credit note, inv");
        weak.put(Label.DATE, "date, tax date, tax point");
        weak.put(Label.DUE, "due");
        weak.put(Label.NET, "net");
        weak.put(Label.TAX, "vat, tax, gst");
        weak.put(Label.GROSS, "total, gross");
        weak.put(Label.PREPAID, "paid, deposit");
        weak.put(Label.PAYABLE, "payable");
        weak.put(Label.SELLER, "from");
        weak.put(Label.BUYER, "to");
        add(Language.ENGLISH, true, weak);
    }

    private static void german() {
        var strong = map();
        strong.put(
                Label.NUMBER,
                """
                rechnungsnummer, rechnungs nr, rechnungsnr, rechnung nr, rechnung no, re nr, belegnummer
                beleg nr, belegnr, gutschriftsnummer, gutschrift nr, rechnung nummer, rg nr, rgnr, rechn nr\
                """);
        strong.put(
                Label.DATE,
                """
                rechnungsdatum, ausstellungsdatum, belegdatum, rechnung vom, ausgestellt am, re datum
                datum der rechnung, rg datum, ausgestellt\
                """);
        strong.put(
                Label.DUE,
                """
                fallig am, falligkeit, faelligkeit, falligkeitsdatum, faelligkeitsdatum, faellig am
                zahlbar bis, zahlbar bis zum, zahlung bis, bitte zahlen bis, zu zahlen bis, zahlbar am
                zahlungsfrist, fallig bis, falligkeitstermin, zahlungsziel\
                """);
        strong.put(
                Label.DELIVERY,
                """
                lieferdatum, leistungsdatum, liefer leistungsdatum, leistungszeitraum, lieferung am
                liefertermin, leistungs lieferdatum, geliefert am\
                """);
        strong.put(
                Label.NET,
                """
                nettobetrag, summe netto, netto summe, gesamtnetto, zwischensumme, gesamt netto
                nettosumme, rechnungsbetrag netto, warenwert, positionssumme, gesamtbetrag netto
                netto betrag, netto gesamt, summe ohne mwst, nettowert, summe positionen, netto rechnungsbetrag\
                """);
        strong.put(
                Label.TAX,
                """
                mehrwertsteuer, umsatzsteuer, steuerbetrag, mwst betrag, ust betrag, zzgl mwst, zzgl ust
                umsatzsteuerbetrag, summe mwst, gesamt mwst, summe ust, zzgl umsatzsteuer, mwst gesamt
                mehrwertsteuerbetrag, zuzuglich mwst, zuzuglich umsatzsteuer, gesamtbetrag mwst\
                """);
        strong.put(
                Label.GROSS,
                """
                gesamtbetrag, gesamtsumme, bruttobetrag, rechnungsbetrag, endbetrag, summe brutto
                gesamt brutto, rechnungssumme, rechnungsbetrag brutto, gesamtbetrag brutto, bruttosumme
                brutto betrag, brutto gesamt, endsumme, rechnungsendbetrag, gesamt inkl mwst, summe inkl mwst
                gesamtbetrag inkl mwst, total inkl mwst\
                """);
        strong.put(
                Label.PAYABLE,
                """
                zahlbetrag, zu zahlen, zu zahlender betrag, offener betrag, forderungsbetrag
                noch zu zahlen, restbetrag, uberweisungsbetrag, zu uberweisen\
                """);
        strong.put(
                Label.PREPAID,
                """
                anzahlung, bereits bezahlt, bereits gezahlt, abzgl anzahlung, vorauszahlung
                geleistete anzahlung, erhaltene anzahlung, abschlag\
                """);
        strong.put(
                Label.TAX_ID,
                """
                ust id, ust idnr, ust id nr, umsatzsteuer id, steuernummer, steuer nr, ust idnr
                umsatzsteuer identifikationsnummer, umsatzsteuer identnummer, ustid, ustidnr, st nr\
                """);
        strong.put(
                Label.SELLER,
                """
                lieferant, verkaufer, rechnungssteller, absender, kontoinhaber, zahlungsempfanger
                begunstigter, leistungserbringer, rechnung von, empfanger der zahlung\
                """);
        strong.put(
                Label.BUYER,
                """
                rechnungsempfanger, rechnung an, rechnungsadresse, rechnungsanschrift, kunde, kaufer
                lieferadresse, lieferanschrift, empfanger, leistungsempfanger, auftraggeber, besteller\
                """);
        strong.put(
                Label.TERMS,
                "zahlungsbedingungen, zahlungsbedingung, zahlungskonditionen, zahlbar");
        strong.put(Label.CURRENCY, "wahrung");
        strong.put(
                Label.OTHER,
                """
                kundennummer, kunden nr, kundennr, bestellnummer, bestell nr, bestellnr, auftragsnummer
                auftrags nr, auftragsdatum, bestelldatum, lieferschein, lieferscheinnummer, lieferschein nr
                telefon, blz, kontonummer, seite, menge, einzelpreis, stuckpreis, beschreibung, bezeichnung
                ihr zeichen, unser zeichen, handelsregister, hrb, hra, projekt, vertragsnummer, druckdatum
                ihre bestellung, ihre bestellung vom, bestellung vom, gedruckt am, artikel, artikelnummer
                artikel nr, pos, position, bearbeiter, ansprechpartner, amtsgericht, geschaftsfuhrer, mobil
                steuersatz, mwst satz, einheit, preis, konto nr, auftrag, bestellung, kd nr, angebot\
                """);
        add(Language.GERMAN, false, strong);
        var weak = map();
        weak.put(Label.NUMBER, "rechnung, nummer, nr, gutschrift, beleg");
        weak.put(Label.DATE, "datum, vom");
        weak.put(Label.DUE, "fallig, faellig");
        weak.put(Label.NET, "netto");
        weak.put(Label.TAX, "mwst, ust, steuer, mw st");
        weak.put(Label.GROSS, "brutto, gesamt, summe, betrag");
        weak.put(Label.SELLER, "von");
        weak.put(Label.BUYER, "an");
        add(Language.GERMAN, true, weak);
    }

    private static void french() {
        var strong = map();
        strong.put(
                Label.NUMBER,
                """
                numero de facture, n de facture, facture n, facture no, n facture, facture numero
                no facture, numero facture, ref facture, reference facture, avoir n, no de facture
                numero d avoir, facture nr, reference de facture, numero de la facture\
                """);
        strong.put(
                Label.DATE,
                """
                date de facture, date facture, date de facturation, date d emission, emise le, facture du
                date de la facture, date emission, etablie le, emis le, date de la piece\
                """);
        strong.put(
                Label.DUE,
                """
                echeance, date d echeance, date echeance, a payer avant le, payable le, a regler avant le
                date limite de paiement, echeance le, payable avant le, reglement avant le, a regler le
                a payer le, payable jusqu au, date de paiement, date d exigibilite, paiement avant le
                a payer au plus tard le, date limite de reglement, paiement du le\
                """);
        strong.put(
                Label.DELIVERY,
                """
                date de livraison, date de prestation, livre le, date livraison, date de la prestation
                date d expedition\
                """);
        strong.put(
                Label.NET,
                """
                total ht, montant ht, sous total, total hors taxes, base ht, net ht, total h t, sous total ht
                montant hors taxe, total net ht, montant hors taxes, total hors taxe, montant net ht
                total net, montant total ht, montant net, total hors tva, base imposable, base h t\
                """);
        strong.put(
                Label.TAX,
                """
                montant tva, total tva, montant de la tva, total taxes, montant des taxes, taxe sur la valeur ajoutee
                montant total tva, total t v a\
                """);
        strong.put(
                Label.GROSS,
                """
                total ttc, montant ttc, total toutes taxes comprises, montant total, montant total ttc
                total t t c, total general, total facture, montant toutes taxes comprises, ttc
                montant de la facture, total tva comprise, total tva incluse\
                """);
        strong.put(
                Label.PAYABLE,
                """
                net a payer, reste a payer, montant a payer, solde du, total a payer, a payer
                net a payer ttc, montant du, somme a payer, solde a payer, reste du\
                """);
        strong.put(
                Label.PREPAID,
                "acompte, acompte verse, deja paye, deja regle, avance, acomptes, acomptes verses, montant regle");
        strong.put(
                Label.TAX_ID,
                """
                tva intracommunautaire, n tva, numero tva, n tva intracommunautaire, no tva, tva intra
                numero de tva, n de tva, id tva, identifiant tva, numero de tva intracommunautaire\
                """);
        strong.put(
                Label.SELLER,
                """
                vendeur, fournisseur, emetteur, titulaire, beneficiaire, titulaire du compte, prestataire
                expediteur\
                """);
        strong.put(
                Label.BUYER,
                """
                facture a, facturer a, adresse de facturation, destinataire, acheteur, client, factures a
                adresse de livraison, livrer a, livre a, a l attention de\
                """);
        strong.put(
                Label.TERMS,
                """
                conditions de paiement, conditions de reglement, modalites de paiement, delai de paiement
                modalites de reglement, mode de reglement, paiement\
                """);
        strong.put(Label.CURRENCY, "devise, monnaie");
        strong.put(
                Label.OTHER,
                """
                numero client, n client, code client, numero de client, numero de commande, n commande
                n de commande, commande, commande n, votre commande, date de commande, siret, siren, rcs
                bon de livraison, telephone, quantite, qte, prix unitaire, prix, designation, description
                reference client, votre reference, notre reference, ref, reference, projet, contrat
                capital, ape, naf, date d impression, imprime le, p u, taux, taux tva, article, code
                ref client, no client, no de client, no de commande, libelle, unite, devis, page\
                """);
        add(Language.FRENCH, false, strong);
        var weak = map();
        weak.put(Label.NUMBER, "facture, numero, avoir");
        weak.put(Label.DATE, "le, en date du");
        weak.put(Label.TAX, "tva, taxe, t v a");
        weak.put(Label.NET, "ht, hors taxes, h t");
        weak.put(Label.GROSS, "montant");
        add(Language.FRENCH, true, weak);
    }
}
