package dev.hotswap.operator.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** A certificate authority of a test. */
final class Authority {
  private final KeyPair keys = keys();
  private final X500Name name;
  private final X509Certificate certificate;

  Authority(String name) throws GeneralSecurityException, IOException, OperatorCreationException {
    this.name = new X500Name("CN=" + name);
    this.certificate = sign(this.name, keys, true);
  }

  /** Writes this authority's certificate. */
  void writeTo(Path file) throws IOException, GeneralSecurityException {
    Files.writeString(file, pem("CERTIFICATE", certificate.getEncoded()));
  }

  /** Writes a certificate for 127.0.0.1 and its key. */
  void issue(Path certificateFile, Path keyFile)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    KeyPair own = keys();
    Files.writeString(keyFile, pem("PRIVATE KEY", own.getPrivate().getEncoded()));
    Files.writeString(
        certificateFile,
        pem("CERTIFICATE", sign(new X500Name("CN=leaf"), own, false).getEncoded()));
  }

  private X509Certificate sign(X500Name subject, KeyPair own, boolean authority)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    Instant now = Instant.EPOCH.plus(20_000, ChronoUnit.DAYS);
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(own.getPublic().hashCode()).abs(),
            Date.from(now),
            Date.from(now.plus(40_000, ChronoUnit.DAYS)),
            subject,
            own.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    if (!authority) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static String pem(String type, byte[] content) throws IOException {
    var text = new StringWriter();
    try (var writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    }
    return text.toString();
  }
}
