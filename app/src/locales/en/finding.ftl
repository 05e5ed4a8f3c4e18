# What the automatic checks find. finding-<code> says what does not fit, finding-<code>-mend how to mend it
# $found is what the form says, $expected what would be right, $source who says so

severity-e = To be mended
severity-w = To be checked

# The form as a whole
finding-wrong-form = The form handed in is { $found }. { $expected } is needed here.
finding-wrong-form-mend = Choose the file of { $expected }.
finding-old-edition = The form is of an old edition ({ $found }). This call uses the edition of { $expected }.
finding-old-edition-mend = Get the edition of { $expected } and fill it in.
finding-other-edition = The edition of the form ({ $found }) is not the one that this call uses ({ $expected }).
finding-other-edition-mend = Get the edition of { $expected } and fill it in.
finding-edition-unknown = The edition of the form could not be read from the file.
finding-edition-unknown-mend = Check that the form filled in is the edition of { $expected }.
finding-blank-form = Nothing is filled in on the form.
finding-blank-form-mend = Choose the file that was filled in and saved.
finding-not-understood = The content of the file could not be read automatically. { $why }
finding-not-understood-mend = A reviewer will look at this file. If you fill in the form as it was handed out, it can be checked automatically.
finding-place-missing = This place of the form could not be found.
finding-place-missing-mend = Check that no field or heading was deleted or changed, and put it back as it was on the form.

# Any field
finding-required = Nothing is filled in.
finding-required-mend = Fill this in.
finding-placeholder = An example or placeholder, “{ $found }”, was left.
finding-placeholder-mend = Write the real content instead.
finding-formula-not-computed = “{ $found }” comes from a formula that could not be verified automatically.
finding-formula-not-computed-mend = Write the value itself instead of a formula.
finding-formula-without-value = There is a formula, but its result could not be read.
finding-formula-without-value-mend = Write the value itself instead of a formula.
finding-number-as-text = “{ $found }” stands here as text, so the formulas of the file do not count it.
finding-number-as-text-mend = Enter it as a number, without a unit.
finding-rows-outside = Something is filled in below the total of the table. It was not read as a row.
finding-rows-outside-mend = If it is a row of the table, move it above the total.

# Against the call and the application
finding-other-call = The call is “{ $found }”, which is not the “{ $expected }” of { $source }.
finding-other-call-mend = Fill in the form of “{ $expected }”.
finding-other-requirements = The edition of the requirements is “{ $found }”, which is not the “{ $expected }” of { $source }.
finding-other-requirements-mend = Write “{ $expected }”, and check that the content follows that edition.
finding-other-product = The product name is “{ $found }”, which is not the “{ $expected }” of { $source }.
finding-other-product-mend = Use the right product name everywhere.
finding-other-model = The model number is “{ $found }”, which is not the “{ $expected }” of { $source }.
finding-other-model-mend = Use the right model number everywhere.
finding-other-firmware = The firmware version is “{ $found }”, which is not the “{ $expected }” of { $source }.
finding-other-firmware-mend = Use the right firmware version everywhere.
finding-other-corporate-number = The corporate number is “{ $found }”, which is not the “{ $expected }” of { $source }.
finding-other-corporate-number-mend = Use the right corporate number everywhere.
finding-other-company = The name of the company is “{ $found }”, which is not the “{ $expected }” of { $source }.
finding-other-company-mend = Use the registered name everywhere.
finding-other-address = The address is “{ $found }”, which is not the “{ $expected }” of { $source }.
finding-other-address-mend = Use the registered address of the head office everywhere.
finding-other-representative = The representative is “{ $found }”, which is not the “{ $expected }” of { $source }.
finding-other-representative-mend = Use the title and name of the present representative everywhere.
finding-spelled-differently = “{ $found }” is spelled differently from the “{ $expected }” of { $source }.
finding-spelled-differently-mend = If both are the same, write “{ $expected }”.
finding-dated-before-call = The date is { $found }, before the call opened ({ $expected }).
finding-dated-before-call-mend = Check the date.
finding-dated-after-submission = The date is { $found }, which is after the day of submission ({ $expected }).
finding-dated-after-submission-mend = Write a date not later than the day of submission.

# Pledges, consent and people
finding-clause-not-ticked = This clause is not ticked.
finding-clause-not-ticked-mend = Read it and tick the box.
finding-signer-not-entitled = The signer, “{ $found }”, is not a person who can consent ({ $expected }).
finding-signer-not-entitled-mend = Write the name of the representative or of a delegated signatory.
finding-no-officer = No officer is named.
finding-no-officer-mend = Name all officers, the representative among them.
finding-representative-not-among-officers = The representative, “{ $expected }”, is not on the list of officers.
finding-representative-not-among-officers-mend = Add the representative to the list of officers.
finding-birth-date-implausible = The date of birth is { $found }, which is not likely for an officer.
finding-birth-date-implausible-mend = Check the year and the era.

# Rows
finding-duplicate-row = This row says the same as row { $other }.
finding-duplicate-row-mend = Delete the row that is there twice, or check what it says.
finding-rows-alike = Customer, product and period are the same as in row { $other }.
finding-rows-alike-mend = Check that nothing is listed twice. If these are two installations, leave them as they are.
finding-total-wrong = The total is { $found }, but adds up to { $expected }.
finding-total-wrong-mend = Check the rows and the total.
finding-below-minimum = { $found } is filled in, but it must be { $expected } or more.
finding-below-minimum-mend = Write a whole number of { $expected } or more.
finding-negative = A negative number ({ $found }) is filled in.
finding-negative-mend = Write a whole number of { $expected } or more.

# Form 1
finding-record-missing = It says “There are installations”, but none is named.
finding-record-missing-mend = Name the installations, or choose “There are none”.
finding-record-contradicts = It says “There are none”, but installations are named.
finding-record-contradicts-mend = Choose “There are installations”, or leave the table empty.
finding-period-reversed = The end ({ $found }) is before the beginning ({ $expected }).
finding-period-reversed-mend = Check both months.
finding-period-after-date = { $found } is later than the month of the form's date ({ $expected }).
finding-period-after-date-mend = Name installations up to the day of submission. Leave the end empty where it is still in use.
finding-record-names-other-model = “{ $found }” is not the model applied for ({ $expected }); rows: { $count }.
finding-record-names-other-model-mend = If this is the product applied for, check the model number. If it is a similar product, leave it as it is.

# Form 2
finding-requirement-unanswered = The requirement is not answered.
finding-requirement-unanswered-mend = Answer with ○ (met), × (not met) or 対象外 (not applicable).
finding-requirement-missing = There is no row for requirement { $expected }.
finding-requirement-missing-mend = Put the row back and answer requirement { $expected }.
finding-requirement-unknown = The form has no requirement “{ $found }”.
finding-requirement-unknown-mend = Put the number back as it is printed on the form, and delete rows that were added.
finding-requirement-changed = What the form prints, “{ $expected }”, was changed to “{ $found }”.
finding-requirement-changed-mend = Put it back as it is printed on the form.
finding-mandatory-not-met = A mandatory requirement is answered with “{ $found }”.
finding-mandatory-not-met-mend = Check the answer. A product that does not meet a mandatory requirement cannot pass.
finding-reason-missing = No reason is given for × (not met) or 対象外 (not applicable).
finding-reason-missing-mend = Give the reason in the column for grounds or reason.
finding-evidence-missing = The evidence, or its page, is missing for a requirement that is met.
finding-evidence-missing-mend = Name the evidence and its page.

# Form 4
finding-maintenance-too-short = Maintenance ends on { $found }, before the warranty ({ $warranty } months) of the last shipment ({ $month }) does: { $expected }.
finding-maintenance-too-short-mend = Let maintenance end on { $expected } or later, or check the shipment plan and the warranty.
finding-maximum-below-applied = The maximum ({ $found } units) is below the units applied for ({ $expected }).
finding-maximum-below-applied-mend = Write { $expected } units or more, or check the units applied for.

# Form 6
finding-months-not-consecutive = The month is { $found }, which does not follow the row above (next would be { $expected }).
finding-months-not-consecutive-mend = Write every month without a gap, with 0 for a month without shipments.
finding-cumulative-wrong = The cumulative figure is { $found }, but adds up to { $expected }.
finding-cumulative-wrong-mend = Check the units and the cumulative figure.
finding-first-month-differs = The first month ({ $found }) is not the month of the first shipment ({ $expected }).
finding-first-month-differs-mend = Begin with the month of the first shipment.
finding-shipment-too-early = Units are to be shipped ({ $found }) before the planned end of screening 3 ({ $expected }).
finding-shipment-too-early-mend = Plan the shipments for { $expected } or later.
finding-beyond-capacity = Up to { $month }, { $found } units are to be shipped, more than the { $expected } that there can be (from { $stock } in stock and a capacity of { $capacity } a month).
finding-beyond-capacity-mend = Change the plan, or check the capacity on form 4 and the stock.

# Form 7
finding-amount-wrong = The amount is { $found }, but unit price times quantity is { $expected }.
finding-amount-wrong-mend = Check unit price, quantity and amount.
finding-subtotal-wrong = The subtotal is { $found }, but adds up to { $expected }.
finding-subtotal-wrong-mend = Check the amounts and the subtotal.
finding-tax-wrong = The consumption tax is { $found }, but comes to { $expected }.
finding-tax-wrong-mend = Add up the amounts for each rate, and round once, as the call lays down.
finding-no-unit-line = There is no line of the class “Unit”.
finding-no-unit-line-mend = Write the unit price and quantity of the product itself.
finding-above-cap = The unit price ({ $price }) is { $found } with tax, above the cap of { $expected }.
finding-above-cap-mend = Write a unit price of at most { $expected } with tax.
finding-cap-by-shifting = The unit price is within the cap, but with accessories and maintenance a unit costs { $found } with tax, above the cap of { $expected }.
finding-cap-by-shifting-mend = Check that no cost of the unit itself is among accessories or maintenance.
finding-tax-rate-unusual = The tax rate is { $found } %, not the standard { $expected } %; rows: { $count }.
finding-tax-rate-unusual-mend = Check the tax rate.
finding-validity-too-short = The estimate is valid until { $found }, but the call closes on { $expected }.
finding-validity-too-short-mend = Write { $expected } or later.

# Across forms
finding-form-twice = This form is there more than once. Only the first file was compared with the other forms.
finding-form-twice-mend = Choose the one file that is to be handed in, and check again.
finding-units-differ = There are { $found } units, which is not the { $expected } of { $source }.
finding-units-differ-mend = Bring the units applied for, the sum of the shipment plan and the quantity in the estimate into line.
finding-warranty-differs = The warranty is { $found } months, which is not the { $expected } months of form 4.
finding-warranty-differs-mend = Use the same period as on form 4.
finding-maintenance-differs = Maintenance ends on { $found }, which is not the { $expected } of form 4.
finding-maintenance-differs-mend = Use the same day as on form 4.

# A text that does not fit its field
finding-text-private-use = Character { $position } is a private-use character ({ $character }) that can't be shown.
finding-text-private-use-mend = Replace it with another one.
finding-text-control = Character { $position } is an invisible control character ({ $character }).
finding-text-control-mend = Delete it, or type the text again.
finding-text-unreadable = Character { $position } is garbled ({ $character }).
finding-text-unreadable-mend = Type the right character again.
finding-text-too-long = There are { $found } characters; { $max } are allowed.
finding-text-too-long-mend = Shorten it to { $max } characters or fewer.
finding-number-not-digits = “{ $found }” can't be read as a number.
finding-number-not-digits-mend = Write digits.
finding-number-fraction = “{ $found }” has a fraction.
finding-number-fraction-mend = Write a whole number.
finding-number-grouping = The commas in “{ $found }” are not in the right places.
finding-number-grouping-mend = Write a comma every three digits, or none.
finding-number-too-large = “{ $found }” is too large.
finding-number-too-large-mend = Check the digits, and write { $max } or less.
finding-number-unit = “{ $found }” can't be converted into the unit asked for here ({ $unit ->
    [devices] units
    [devices-per-month] units per month
    [days] days
    [weeks] weeks
    [months] months
    [years] years
    [yen] yen
    [percent] percent
   *[things] a number of things
}).
finding-number-unit-mend = { $unit ->
    [devices] Write a whole number of units.
    [devices-per-month] Write a whole number of units per month.
    [days] Write a whole number of days.
    [weeks] Write a whole number of weeks.
    [months] Write a whole number of months.
    [years] Write a whole number of years.
    [yen] Write the amount in yen.
    [percent] Write the rate in percent.
   *[things] Write a whole number.
}
finding-number-merged = This cell is merged with the row above. The number was counted in the first of the rows only.
finding-number-merged-mend = Unmerge the cells and write a number in each row.
finding-percent-range = “{ $found }” is not a tax rate.
finding-percent-range-mend = Write a whole number from 0 to 100 (percent).
finding-date-format = “{ $found }” can't be read as a date.
finding-date-format-mend = Write 2026-11-22, 2026年11月22日 or 令和8年11月22日.
finding-date-no-such-day = There is no such day as “{ $found }” in the calendar.
finding-date-no-such-day-mend = Check year, month and day.
finding-date-era-ended = “{ $found }” is after the era { $era } had ended.
finding-date-era-ended-mend = Check the era and the year.
finding-date-era-not-begun = “{ $found }” is before the era { $era } began.
finding-date-era-not-begun-mend = Check the era and the year.
finding-date-contradiction = In “{ $found }”, the Japanese year, the western year or the weekday do not agree.
finding-date-contradiction-mend = Check both years and the weekday.
finding-date-empty = No date is filled in.
finding-date-empty-mend = Write a date.
finding-month-format = “{ $found }” can't be read as a month.
finding-month-format-mend = Write 2026-10 or 2026年10月.
finding-choice-unknown = “{ $found }” is not one of the choices.
finding-choice-unknown-mend = Choose one that the form names.
finding-choice-several = More than one is chosen (“{ $found }”).
finding-choice-several-mend = Choose only one.
finding-tick-unknown = “{ $found }” can't be read as a tick.
finding-tick-unknown-mend = Write ☑ or ✓.
finding-clause-changed = The text of this clause is not that of the form (changed, added to or struck through). The tick does not count.
finding-clause-changed-mend = Put the text back as it is on the form, and tick the box.
finding-kana-not-kana = The name in kana contains { $character }, which is not katakana.
finding-kana-not-kana-mend = Write full-width katakana.
finding-kana-empty = No name in kana is filled in.
finding-kana-empty-mend = Write full-width katakana.
finding-phone-not-digits = “{ $found }” contains a character that no telephone number has.
finding-phone-not-digits-mend = Write the 10 or 11 digits with the area code.
finding-phone-leading-zero = “{ $found }” does not start with 0.
finding-phone-leading-zero-mend = Write the number with its area code, starting with 0.
finding-phone-length = “{ $found }” does not have as many digits as a telephone number.
finding-phone-length-mend = Write the 10 or 11 digits with the area code.
finding-phone-empty = No telephone number is filled in.
finding-phone-empty-mend = Write the 10 or 11 digits with the area code.
finding-email-at-signs = “{ $found }” is not in the form of an email address.
finding-email-at-signs-mend = Write it with one “@”, like name@example.jp.
finding-email-character = “{ $found }” contains a character that can't be used in an email address.
finding-email-character-mend = Write half-width letters, digits and signs.
finding-email-local = The part of “{ $found }” before the “@” is not right.
finding-email-local-mend = Check the email address.
finding-email-domain = The part of “{ $found }” after the “@” is not right.
finding-email-domain-mend = Check the email address.
finding-email-too-long = The email address is too long.
finding-email-too-long-mend = Check the email address.
finding-email-empty = No email address is filled in.
finding-email-empty-mend = Write it in the form name@example.jp.
finding-corporate-number-not-digits = “{ $found }” contains a character that is not a digit.
finding-corporate-number-not-digits-mend = Write the 13 digits of the corporate number.
finding-corporate-number-length = “{ $found }” does not have the 13 digits of a corporate number.
finding-corporate-number-length-mend = Write the 13 digits as on the National Tax Agency's Corporate Number Publication Site.
finding-corporate-number-check-digit = The check digit of “{ $found }” does not fit: there seems to be a wrong digit.
finding-corporate-number-check-digit-mend = Check the 13 digits on the National Tax Agency's Corporate Number Publication Site.
finding-corporate-number-empty = No corporate number is filled in.
finding-corporate-number-empty-mend = Write the 13 digits of the corporate number.

# Put behind a sentence where the same goes on in a column
finding-and-more = { $sentence } ({ $more } more in this column)

# Added to a sentence where only a word for “nothing” is written
finding-taken-as-empty = { $sentence } (“{ $found }” alone counts as nothing.)

# Added to a sentence where two texts look the same
finding-differs-in = { $sentence } ({ $difference })
difference-blanks = they differ in spaces, or in the width of spaces
difference-invisible = they differ in characters that can not be seen
difference-later = they differ after the part that is shown here
difference-lines = they differ in line breaks

# Who says what would be right
source-application = the application
source-call = the call

# Why a file could not be read
unreadable-unrecognised = Nothing in it says which form it is.
unreadable-fields-not-found = Hardly any field of the form could be found.
unreadable-too-large = There are more rows, characters or nested parts than a form can have.
unreadable-damaged = The structure inside the file is broken.
unreadable-not-safely = It went beyond the limits of time or memory within which it can be read safely.

# How values are shown
shown-nothing = (nothing)
shown-ticked = ticked
shown-not-ticked = not ticked
shown-yen = { $amount } yen
shown-form = { $number }, “{ $title }”

# How places are shown
place-row = { $place }, row { $row }
place-cell = { $place }, row { $row }, { $column }
place-with-spot = { $place } ({ $spot })
spot-cell = cell { $cell } of sheet “{ $sheet }”
spot-table-cell = table { $table }, row { $row }, column { $column }
spot-paragraph = paragraph { $number }

# Two versions compared
change-added = Added
change-removed = Removed
change-changed = Changed
change-moved = Moved
