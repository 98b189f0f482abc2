/** What columns are called in exports of shops, address books and newsletters, in the languages our businesses use. Written as `plainName` makes them. */
export const COLUMN_NAMES: Record<string, string> = {
  email:
    'email mail emailaddress mailaddress emailadresse mailadresse eposta epost epostadress emailadres correo correoelectronico direccioncorreo courriel adressemail adresseemail adressecourriel indirizzoemail postaelettronica enderecoemail emailcliente adresemail sahkoposti البريدالإلكتروني بريدالكتروني البريد эльпочта почта 电子邮件 邮箱 メールアドレス メール primaryemail email1value contactemail useremail customeremail',
  firstName:
    'firstname first forename givenname vorname rufname prenom nombre nombres nome nomeproprio voornaam fornavn fornamn etunimi imie jmeno ad adi الاسمالأول имя 名 名字',
  lastName:
    'lastname last surname familyname secondname nachname familienname zuname nom nomdefamille apellido apellidos cognome sobrenome apelido achternaam etternavn efternavn efternamn sukunimi nazwisko prijmeni soyad soyadi اسمالعائلة фамилия 姓 姓氏',
  name: 'name fullname completename contactname customername clientname displayname kunde kundenname ansprechpartner vollername nomcomplet nombrecompleto nomecompleto nomecognome volledigenaam naam navn namn imieinazwisko adsoyad الاسم الاسمالكامل фио полноеимя 姓名 氏名 客户',
  phone:
    'phone phonenumber telephone telephonenumber tel mobile mobilephone mobilenumber cell cellphone telefon telefonnummer handy mobil mobilnummer rufnummer telefono numerodetelefono movil celular telefone telemovel portable numerodetelephone cellulare telefoonnummer telefoon puhelin telefonnumer numertelefonu الهاتف رقمالهاتف الجوال телефон 电话 手机 電話 phone1value',
  company:
    'company companyname organisation organization business employer firma firmenname unternehmen betrieb entreprise societe empresa compania azienda societa bedrijf bedrijfsnaam foretag virksomhed yritys sirket firmanazwa الشركة компания организация 公司 会社 organizationname',
  address:
    'address postaladdress street streetaddress address1 address2 addressline1 addressline2 city town postcode postalcode zip zipcode state province region county country countryregion adresse anschrift strasse strassehausnr hausnummer plz postleitzahl ort stadt wohnort land bundesland rue adressepostale codepostal ville pays direccion calle codigopostal ciudad pais provincia indirizzo via cap citta paese endereco rua cep cidade estado adres straat huisnummer plaats woonplaats gade vej postnummer adress gata postort ulica miasto kodpocztowy kraj sehir ulke postakodu العنوان المدينة البلد الشارع адрес город индекс страна улица 地址 住所',
  locale: 'language lang locale sprache langue idioma lingua taal sprak kieli jezyk jazyk dil اللغة язык 语言 言語',
  timeZone:
    'timezone zeitzone fuseauhoraire zonahoraria fusoorario fusohorario tijdzone المنطقةالزمنية часовойпояс 时区',
  tags: 'tags tag labels label groups group segment segments categories category keywords etiketten schlagworte schlagwoerter gruppe gruppen kategorie etiquettes etiquetas etichette categorias groupes وسوم مجموعات теги группы 标签 タグ groupmembership',
};
