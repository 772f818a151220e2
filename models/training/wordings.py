"""Lines that stand around what customers say and carry no stance; questions of surveys; names. Invented for this project."""

LIKE = """What did you like?|What did you like most about your stay?|What do you like about us?|What went well?|What was good?
Liked|What was the best part?|What did you enjoy?|Tell us what you liked about your visit|Which things pleased you?
What did you like about the place?|Positives|What should we keep doing?|What worked well for you?""".replace("\n", "|").split("|")
DISLIKE = """What did you dislike?|What did you not like about your stay?|What do you dislike about us?|What went wrong?|What was not good?
Disliked|What was the worst part?|What did you not enjoy?|Tell us what you disliked about your visit|What disappointed you?
What did you not like about the place?|Negatives|What annoyed you?|What did not work well for you?""".replace("\n", "|").split("|")

GREETINGS = """Hi,|Hello,|Hi there,|Hey,|Dear team,|Dear Sir or Madam,|Hello team,|Good morning,|Good afternoon,|Dear Support,|Hi [NAME_1],
Dear [NAME_1],|Hello [NAME_1],|To whom it may concern,|hi|hello|good evening|Hi all,|Dear customer service,|Hiya,|Dear Mr [NAME_1],|Hi {name},
Dear {name},|Hello {name},|Greetings,|Good day,|hey {name}|Hi support team,|Hey there|To the complaints department,""".replace("\n", "|").split("|")
CLOSINGS = """Regards,\\n{name}|Kind regards,\\n[NAME_1]|Best regards,\\n[NAME_1]|Best,\\n{name}|Thanks,\\n{name}|Thanks\\n[NAME_2]|Yours sincerely,\\n[NAME_1]
Cheers,\\n{name}|Many thanks,\\n[NAME_1]|Sincerely,\\n{name}|Sent from my iPhone|Sent from my phone|Get Outlook for Android|Rgds {name}|BR\\n{name}
Thank you,\\n{name}|With kind regards\\n{name}\\n[PHONE]|Best wishes\\n{name}|[NAME_1]\\n[ADDRESS_1]|{name}|- {name}|[NAME_1]|Warm regards,\\n[NAME_1]
Kind regards\\n[NAME_1]\\n[EMAIL]|Yours faithfully\\n[NAME_1]|Thx {name}|Yours,\\n{name}|VG\\n{name}""".replace("\n", "|").split("|")
CONTACTS = """Order number: {digits}.|Order no. {digits}.|My order is {digits}.|Booking reference {digits}.|Ticket {digits}.|Customer number {digits}.
You can reach me at [PHONE].|My number is [PHONE].|My email is [EMAIL].|Account: [ACCOUNT].|Invoice {digits} attached.|Ref: {digits}|Case {digits}
My address is [ADDRESS_1].|Date of birth [BIRTHDATE].|Tel. [PHONE]|Screenshot attached.|See attached.|Photos attached.|[EMAIL]|Phone: [PHONE]
I live at [ADDRESS_1].|Order #{digits}|#{digits}|The reference is {digits}.|Card ending {digits}.|[URL]|My name is [NAME_1].|This is {name} here.""".replace("\n", "|").split("|")
SUBJECTS = """Support request|Order {digits}|Question|Request|Contact form|Message from website|Feedback|Enquiry|RE: your message|Fwd:|Re: Ticket {digits}
Order question|My account|New message|Customer message|Contact request {digits}|Web enquiry|Conversation with {name}|Regarding my order|General""".replace("\n", "|").split("|")

NAMES = """Anna James Fatima Wei Priya Diego Chloe Kwame Yuki Olga Mohammed Sofia Liam Aisha Jamal Ingrid Raj Carmen Tyrone Mei Dmitri Amara Sean
Lakshmi Pedro Hannah Omar Svetlana Noah Zainab Hiroshi Emily Ravi Ngozi Luca Shanice Tomasz Leila Jacob Ayesha Hans Rosa DeShawn Minh Ewa
Ibrahim Grace Arjun Marie Kofi Elena Jack Noor Carlos Latoya Stefan Mariam Tom Sanjay Ji-woo Pablo Sarah Abdul Helga Nia Viktor Ines Patrick
Sunita Juan Ebony Jens Khadija Oliver Mai Bogdan Precious Miguel Lena""".split()
SURNAMES = """Smith Okafor Nguyen Patel Garcia Muller Kowalski Haddad Tanaka Ivanova Silva Johansson Mensah Cohen Rossi Kim O'Brien Hussain Fernandez
Washington Chukwu Andersen Dubois Singh Popescu Yilmaz Brown Jones Wang Novak""".split()
